package otklik.ingest.connector;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import otklik.contracts.ConnectorRecord;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Message;
import otklik.contracts.Streams;
import otklik.eventing.Envelope;
import otklik.eventing.Eventing;
import otklik.eventing.Outgoing;
import otklik.eventing.Rejected;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.ingest.schema.Schema;
import otklik.region.Connector;
import otklik.region.RegionPack;

/**
 * Takes what connectors wrote to their own topics. The topic says whose it is: its access list is the connector's key. A
 * message that HTTP would refuse goes to the topic's dead letters with the same reason.
 */
@Singleton
final class ConnectorMessages {
    private final Eventing eventing;
    private final MessageCheck check;
    private final ReceiveMessage receive;
    private final Map<String, Sender> sendersByTopic = new HashMap<>();
    private final List<String> codes = new ArrayList<>();

    ConnectorMessages(Eventing eventing, MessageCheck check, ReceiveMessage receive, RegionPack pack) {
        this.eventing = eventing;
        this.check = check;
        this.receive = receive;
        for (Connector connector : pack.connectors()) {
            codes.add(connector.code());
            sendersByTopic.put(
                    Streams.CONNECTOR_MESSAGES.of(connector.code()).name(),
                    Sender.connectorOn(connector.code(), connector.networks()));
        }
    }

    void start(@Observes StartupEvent start, Schema schema) {
        eventing.transform(Streams.CONNECTOR_MESSAGES, codes, this::receive);
        eventing.start(schema.there());
    }

    private List<Outgoing<?>> receive(List<Envelope<ConnectorRecord>> batch) {
        List<Outgoing<?>> events = new ArrayList<>(batch.size());
        for (Envelope<ConnectorRecord> envelope : batch) {
            switch (envelope.event()) {
                case ConnectorMessage sent -> events.add(received(envelope, sent));
            }
        }
        return events;
    }

    private Outgoing<?> received(Envelope<ConnectorRecord> envelope, ConnectorMessage sent) {
        Sender sender = sendersByTopic.get(envelope.stream());
        if (sender == null) {
            throw new Rejected("the region has no such connector");
        }
        try {
            Message message = receive.message(sender, check.check(sender, sent), null);
            return receive.received(message, envelope.traceparent()).causedBy(envelope);
        } catch (Refused e) {
            throw new Rejected(reason(e.refusal()));
        }
    }

    private static String reason(Refusal refusal) {
        return refusal.reason().code() + (refusal.field() == null ? "" : " field=" + refusal.field());
    }
}
