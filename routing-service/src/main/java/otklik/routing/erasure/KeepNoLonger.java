package otklik.routing.erasure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import otklik.eventing.Outbox;
import otklik.region.RegionPack;
import otklik.routing.attachment.AttachmentRows;
import otklik.routing.erasure.ErasureRows.Own;
import otklik.routing.sight.Sight;

/** What the region keeps no longer goes, some hundred rows a transaction. Several replicas may work at once. */
final class KeepNoLonger {
    private static final EraseWords.By RETENTION = new EraseWords.By(Because.RETENTION, null, null);

    private final DataSource database;
    private final Supplier<RegionPack> packs;
    private final ErasureRows rows;
    private final EraseWords words;
    private final Tombstones tombstones;
    private final Outbox outbox;
    private final MeterRegistry registry;
    private final int batch;

    KeepNoLonger(
            DataSource database,
            Supplier<RegionPack> packs,
            ErasureRows rows,
            EraseWords words,
            Outbox outbox,
            MeterRegistry registry,
            int batch) {
        this.database = database;
        this.packs = packs;
        this.rows = rows;
        this.words = words;
        this.tombstones = new Tombstones(outbox);
        this.outbox = outbox;
        this.registry = registry;
        this.batch = batch;
    }

    /** One batch of each kind; returns whether there is more to do at once. */
    boolean step(Instant at) throws SQLException {
        Instant now = at.truncatedTo(ChronoUnit.MICROS);
        int erased = Sight.SERVICE.run(database, transaction -> eraseWords(transaction, now));
        EraseCitizen.counted(registry, Because.RETENTION, erased);
        int told = Sight.SERVICE.run(database, transaction -> tombstones.write(transaction, now, batch));
        int repeats = Sight.SERVICE.run(database, transaction -> forgetRepeats(transaction, now));
        deleted("repeats", repeats);
        deleted(
                "attachments",
                Sight.SERVICE.run(database, transaction -> AttachmentRows.forgetOrphans(transaction, now, batch)));
        deleted("marks", Sight.SERVICE.run(database, transaction -> new ErasedCitizens().forget(transaction, now)));
        if (erased + told > 0) {
            outbox.signal();
        }
        return erased == batch || told == batch || repeats == batch;
    }

    private int eraseWords(Connection transaction, Instant now) throws SQLException {
        Instant before = now.minus(packs.get().retention().words());
        List<Long> numbers = rows.endedBefore(transaction, before, batch);
        if (numbers.isEmpty()) {
            return 0;
        }
        List<Own> messages = rows.messagesIn(transaction, numbers);
        words.erase(transaction, numbers, messages, RETENTION, now);
        return numbers.size();
    }

    private int forgetRepeats(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from message_repeat where ctid = any (array(
                    select ctid from message_repeat where last_at < ? limit ? for update skip locked))""")) {
            delete.setObject(1, now.minus(packs.get().retention().repeats()).atOffset(ZoneOffset.UTC));
            delete.setInt(2, batch);
            return delete.executeUpdate();
        }
    }

    private void deleted(String what, int number) {
        Counter.builder("otklik.retention.deleted")
                .description("Rows deleted because the region keeps them no longer")
                .tag("what", what)
                .register(registry)
                .increment(number);
    }
}
