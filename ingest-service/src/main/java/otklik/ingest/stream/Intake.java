package otklik.ingest.stream;

import jakarta.inject.Singleton;
import otklik.ingest.http.Problems;
import otklik.ingest.load.Limits;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.publish.Broker;

/** What all streams of messages share. */
@Singleton
public record Intake(MessageCheck check, ReceiveMessage receive, Limits limits, Broker broker, Problems problems) {}
