package otklik.notify.status;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.StatusEvent.StatusChanged;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.region.Connector;
import otklik.region.RegionPack;
import otklik.region.StatusWay;

/**
 * Tells platforms by topic and by file. Both are written in the transaction of the event that caused them: none is lost, and the topic gets
 * them by the outbox, at least once and in the order of each case.
 */
@Singleton
public final class Statuses {
    private final RegionPack pack;
    private final StatusRows rows;
    private final Outbox outbox;

    Statuses(RegionPack pack, StatusRows rows, Outbox outbox) {
        this.pack = pack;
        this.rows = rows;
        this.outbox = outbox;
    }

    /**
     * A status for one platform.
     *
     * @param causationId {@code ce_id} of the event that caused it
     */
    public record ToTell(
            String connector,
            StatusChanged status,
            String causationId,
            @Nullable String traceparent) {}

    /** The connector, where it wants statuses by topic or file. */
    public Optional<Connector> wanting(String connector) {
        return pack.connector(connector).filter(known -> wants(known, StatusWay.TOPIC) || wants(known, StatusWay.FILE));
    }

    /** In this order, within the caller's transaction. */
    public void tell(Connection transaction, List<ToTell> statuses, Instant now) throws SQLException {
        outbox.append(
                transaction,
                of(StatusWay.TOPIC, statuses).stream().map(Statuses::outgoing).toList());
        rows.add(transaction, of(StatusWay.FILE, statuses), now);
    }

    private List<ToTell> of(StatusWay way, List<ToTell> statuses) {
        return statuses.stream()
                .filter(told ->
                        wanting(told.connector()).filter(c -> wants(c, way)).isPresent())
                .toList();
    }

    private static boolean wants(Connector connector, StatusWay way) {
        return connector.feedback().ways().contains(way);
    }

    private static Outgoing<StatusChanged> outgoing(ToTell told) {
        Stream<?> topic = Streams.CONNECTOR_STATUSES.of(told.connector());
        StatusChanged status = told.status();
        return new Outgoing<>(
                Streams.CONNECTOR_STATUSES,
                List.of(topic.name()),
                status.caseId(),
                status.noticeId(),
                status.caseId(),
                told.causationId(),
                Trace.continueOrStart(told.traceparent()),
                status);
    }
}
