package otklik.ingest.poll;

import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.ingest.message.Refusal;

/**
 * A message as the platform lists it.
 *
 * @param sent what could be read of it
 * @param refusal why it cannot be taken; absent when it can
 */
record Item(ConnectorMessage sent, @Nullable Refusal refusal) {}
