package otklik.routing.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import otklik.contracts.NoticeEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.routing.conversation.KeepNotices;
import otklik.routing.notice.KeepDeliveries;

/** Reads {@code notices.events}: what replies are to, and what staff see of it, in one transaction. */
final class ReadNotices implements DatabaseConsumer.Handler<NoticeEvent> {
    private final KeepNotices chats;
    private final KeepDeliveries deliveries;

    ReadNotices(KeepNotices chats, KeepDeliveries deliveries) {
        this.chats = chats;
        this.deliveries = deliveries;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<NoticeEvent>> batch) throws SQLException {
        chats.handle(transaction, batch);
        deliveries.handle(transaction, batch);
    }
}
