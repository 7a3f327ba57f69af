package otklik.routing.erasure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.contracts.CitizenEvent.Asked;
import otklik.contracts.CitizenEvent.CitizenErased;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.casework.Reference;
import otklik.routing.desk.Caller;
import otklik.routing.erasure.ErasureRows.Own;
import otklik.routing.sight.Sight;

/**
 * A citizen is forgotten: all his messages, the cases they opened, and whom they were from. By the number of one of them; where its
 * source names no author, that one alone. All or nothing, in one transaction; what comes late afterwards meets the mark.
 */
public final class EraseCitizen {
    private static final Logger LOG = Logger.getLogger(EraseCitizen.class);

    private final DataSource database;
    private final ErasureRows rows;
    private final ErasedCitizens marks;
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
        this.words = words;
        this.outbox = outbox;
        this.clock = clock;
        this.registry = registry;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Erased(Erasure erasure) implements Outcome {}

        record ErasedBefore(Instant at) implements Outcome {}

        record NoSuchCase() implements Outcome {}
    }

    /** He asked himself, with his PIN. */
    public Outcome byHimself(Reference reference) throws SQLException {
        return erase(reference, Sight.SERVICE, new EraseWords.By(Because.CITIZEN, null, null));
    }

    /** He asked on paper. */
    Outcome onPaper(Reference reference, Caller caller) throws SQLException {
        return erase(reference, caller.sight(), new EraseWords.By(Because.STAFF, caller.name(), caller.agency()));
    }

    /** @param sight by which the case is found; what follows from it is the service's work */
    private Outcome erase(Reference reference, Sight sight, EraseWords.By by) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Outcome outcome = sight.run(database, transaction -> erase(transaction, reference, by, now));
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

    private Outcome erase(Connection transaction, Reference reference, EraseWords.By by, Instant now)
            throws SQLException {
        marks.shut(transaction);
        Optional<ErasureRows.Asked> found = rows.asked(transaction, reference);
        Sight.SERVICE.enter(transaction);
        if (found.isEmpty()) {
            return new Outcome.NoSuchCase();
        }
        ErasureRows.Asked asked = found.get();
        if (asked.erasedAt() != null) {
            return new Outcome.ErasedBefore(asked.erasedAt());
        }
        List<Own> messages = rows.messagesOf(transaction, asked);
        EraseWords.Done done = words.erase(transaction, rows.casesOf(transaction, messages), messages, by, now);
        rows.forgetChats(transaction, contacts(messages));
        String citizen = asked.citizen();
        if (citizen != null) {
            rows.forgetLinks(transaction, citizen);
            marks.mark(transaction, citizen, now);
        }
        outbox.append(transaction, List.of(told(asked, messages, done, now)));
        return new Outcome.Erased(done.erasure());
    }

    private static List<String> contacts(List<Own> messages) {
        return List.copyOf(messages.stream()
                .map(Own::contactId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }

    private static Outgoing<CitizenErased> told(
            ErasureRows.Asked asked, List<Own> messages, EraseWords.Done done, Instant now) {
        Case by = done.before().stream()
                .filter(known -> known.number() == asked.number())
                .findFirst()
                .orElseThrow();
        String id = done.erasure().id().toString();
        return Outgoing.to(
                Streams.CITIZENS_EVENTS,
                id,
                Ids.next(),
                id,
                new CitizenErased(
                        id,
                        asked.citizen(),
                        contacts(messages),
                        done.before().stream().map(Case::caseId).toList(),
                        messages.stream().map(Own::messageId).toList(),
                        new Asked(
                                by.caseId(),
                                by.reference(),
                                by.version() + 1,
                                by.status().erased(now).code(),
                                by.category(),
                                by.messageId(),
                                by.origin()),
                        now));
    }
}
