package otklik.ingest.message;

import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.ConnectorMessage;

/** What came beside a message instead of in it. */
public final class Submitted {
    private Submitted() {}

    /** The same message in this import run. */
    public static ConnectorMessage inBatch(ConnectorMessage sent, @Nullable String batch) {
        return with(sent, sent.externalId(), batch);
    }

    /** The same message with this id and in this import run. */
    public static ConnectorMessage with(ConnectorMessage sent, @Nullable String externalId, @Nullable String batch) {
        return new ConnectorMessage(
                externalId,
                sent.text(),
                sent.conversation(),
                sent.author(),
                sent.location(),
                sent.attachments(),
                sent.language(),
                sent.category(),
                sent.municipality(),
                sent.regime(),
                sent.campaign(),
                batch,
                sent.sentAt(),
                sent.inReplyTo());
    }
}
