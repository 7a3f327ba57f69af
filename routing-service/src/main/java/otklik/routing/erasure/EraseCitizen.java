package otklik.routing.erasure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Outbox;
import otklik.routing.casework.Reference;
import otklik.routing.desk.Caller;
import otklik.routing.erasure.ErasureRows.Asked;
import otklik.routing.erasure.ErasureRows.Own;
import otklik.routing.sight.Sight;

/**
 * A citizen is forgotten: all his messages, the cases they opened, and whom they were from. By the number of one of them; where its
 * source names no author, that one alone. Who linked chats says whether all of them are meant; the link ends either way. All or nothing,
 * in one transaction; what comes late afterwards meets the mark.
 */
public final class EraseCitizen {
    private static final Logger LOG = Logger.getLogger(EraseCitizen.class);

    private final DataSource database;
    private final ErasureRows rows;
    private final ErasedCitizens marks;
    private final LinkedChats linkedChats;
    private final EraseWords words;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry registry;

    EraseCitizen(
            DataSource database,
            ErasureRows rows,
            EraseWords words,
            Outbox outbox,
            Clock clock,
            MeterRegistry registry) {
        this.database = database;
        this.rows = rows;
        this.marks = new ErasedCitizens();
        this.linkedChats = new LinkedChats();
        this.words = words;
        this.outbox = outbox;
        this.clock = clock;
        this.registry = registry;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * @param channels by which the messages came that are erased, each once
         * @param left channels of chats that were linked and keep their words
         */
        record Erased(Erasure erasure, List<String> channels, List<String> left) implements Outcome {}

        /** Nothing is done: he linked other chats, and did not say whether they are meant. */
        record SayWhich(List<String> linked) implements Outcome {}

        record ErasedBefore(Instant at) implements Outcome {}

        record NoSuchCase() implements Outcome {}
    }

    /**
     * He asked himself, with his PIN.
     *
     * @param linked whether his linked chats are meant, too; absent where he did not say
     */
    public Outcome byHimself(Reference reference, @Nullable Boolean linked) throws SQLException {
        return erase(reference, linked, Sight.SERVICE, new EraseWords.By(Because.CITIZEN, null, null));
    }

    /** He asked on paper. */
    Outcome onPaper(Reference reference, @Nullable Boolean linked, Caller caller) throws SQLException {
        return erase(
                reference, linked, caller.sight(), new EraseWords.By(Because.STAFF, caller.name(), caller.agency()));
    }

    /** @param sight by which the case is found; what follows from it is the service's work */
    private Outcome erase(Reference reference, @Nullable Boolean linked, Sight sight, EraseWords.By by)
            throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Outcome outcome = sight.run(database, transaction -> erase(transaction, reference, linked, by, now));
        if (outcome instanceof Outcome.Erased erased) {
            outbox.signal();
            Erasure done = erased.erasure();
            LOG.infof(
                    "erasure=%s because=%s cases=%d messages=%d",
                    done.id(), done.because(), done.cases(), done.messages());
            counted(registry, by.because(), done.cases());
        }
        return outcome;
    }

    static void counted(MeterRegistry registry, Because because, int cases) {
        Counter.builder("otklik.cases.erased")
                .description("Cases whose words were erased")
                .tag("because", because.code())
                .register(registry)
                .increment(cases);
    }

    private Outcome erase(
            Connection transaction, Reference reference, @Nullable Boolean linked, EraseWords.By by, Instant now)
            throws SQLException {
        marks.shut(transaction);
        Optional<Asked> found = rows.asked(transaction, reference);
        Sight.SERVICE.enter(transaction);
        if (found.isEmpty()) {
            return new Outcome.NoSuchCase();
        }
        Asked asked = found.get();
        if (asked.erasedAt() != null) {
            return new Outcome.ErasedBefore(asked.erasedAt());
        }
        Collection<String> others = linkedChats.of(transaction, asked.citizen());
        List<String> theirs = linkedChats.channels(transaction, others);
        if (linked == null && !theirs.isEmpty()) {
            return new Outcome.SayWhich(theirs);
        }
        boolean all = Boolean.TRUE.equals(linked);
        List<Asked> each = new ArrayList<>(List.of(asked));
        if (all) {
            for (String other : others) {
                each.add(linkedChats.newest(transaction, other, asked));
            }
        }
        return erase(transaction, each, all ? List.of() : theirs, by, now);
    }

    /** @param each who is forgotten, first the one by whose case it was asked */
    private Outcome erase(Connection transaction, List<Asked> each, List<String> left, EraseWords.By by, Instant now)
            throws SQLException {
        Set<Own> messages = new LinkedHashSet<>();
        Set<String> channels = new TreeSet<>();
        for (Asked one : each) {
            List<Own> own = rows.messagesOf(transaction, one);
            messages.addAll(own);
            channels.addAll(linkedChats.channelsOf(transaction, own));
        }
        List<Own> gone = List.copyOf(messages);
        EraseWords.Done done = words.erase(transaction, rows.casesOf(transaction, gone), gone, by, now);
        rows.forgetChats(transaction, Told.contacts(gone));
        for (Asked one : each) {
            String citizen = one.citizen();
            if (citizen != null) {
                rows.forgetCitizen(transaction, citizen);
                marks.mark(transaction, citizen, now);
            }
        }
        outbox.append(transaction, Told.of(each, gone, done, now));
        return new Outcome.Erased(done.erasure(), List.copyOf(channels), left);
    }
}
