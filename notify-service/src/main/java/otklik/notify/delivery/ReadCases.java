package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import otklik.contracts.CaseEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;

/** Reads {@code cases.events}: notices to people and webhooks, statuses to platforms' topics and files, in one transaction. */
@Singleton
public final class ReadCases implements DatabaseConsumer.Handler<CaseEvent> {
    private final PlanNotices notices;
    private final PlanStatuses statuses;

    ReadCases(PlanNotices notices, PlanStatuses statuses) {
        this.notices = notices;
        this.statuses = statuses;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<CaseEvent>> batch) throws SQLException {
        notices.handle(transaction, batch);
        statuses.plan(transaction, batch);
    }

    @Override
    public void committed() {
        notices.committed();
    }
}
