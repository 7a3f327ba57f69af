package otklik.routing.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import otklik.contracts.CaseEvent;
import otklik.contracts.TaggedEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;
import otklik.routing.citizen.Pins;
import otklik.routing.sight.Sight;

/**
 * Reads {@code messages.tagged}: a message that is new is left to {@link Openings}, any other to {@link KnownMessages}. A batch is
 * one transaction with a number of statements that does not depend on its size.
 */
public final class OpenCases implements DatabaseConsumer.Handler<TaggedEvent> {
    private final Sieve sieve;
    private final Admission admission;
    private final Openings openings;
    private final KnownMessages knownMessages;
    private final Outbox outbox;
    private final Clock clock;
    private final OpeningMeters meters;
    private List<Outgoing<? extends CaseEvent>> uncounted = List.of();
    private List<Runnable> uncommitted = List.of();

    /** How a case gets its PIN: made and hashed by {@link Pins}, sealed to notify-service, which tells the citizen. */
    public record CitizensPins(Pins pins, Sealer toNotify) {}

    OpenCases(
            Sieve sieve,
            Admission admission,
            Openings openings,
            KnownMessages knownMessages,
            Outbox outbox,
            Clock clock,
            OpeningMeters meters) {
        this.sieve = sieve;
        this.admission = admission;
        this.openings = openings;
        this.knownMessages = knownMessages;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<TaggedEvent>> records) throws SQLException {
        Sight.SERVICE.enter(transaction);
        IntakeCounts counts = new IntakeCounts();
        // PostgreSQL keeps microseconds: what is published must be what is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Envelope<TaggedEvent>> batch = sieve.of(transaction, Storable.of(records), now, counts);
        List<Arrival> admitted = admission.admit(transaction, arrivals(transaction, batch));
        List<Envelope<TaggedEvent>> known = others(batch, admitted);
        Openings.Opened opened =
                openings.open(transaction, admitted, knownMessages.caseNumbers(transaction, known), now, counts);
        List<Outgoing<? extends CaseEvent>> events = new ArrayList<>(opened.events());
        if (!known.isEmpty()) {
            events.addAll(knownMessages.handle(transaction, known, now, counts));
        }
        counts.store(transaction);
        outbox.append(transaction, events);
        uncounted = events;
        uncommitted = opened.committed();
    }

    @Override
    public void committed() {
        meters.count(uncounted);
        uncounted = List.of();
        uncommitted.forEach(Runnable::run);
        uncommitted = List.of();
    }

    /** The first occurrence of each message in the batch. */
    private List<Arrival> arrivals(Connection transaction, List<Envelope<TaggedEvent>> batch) throws SQLException {
        Set<String> seen = HashSet.newHashSet(batch.size());
        List<Envelope<TaggedEvent>> firsts = batch.stream()
                .filter(envelope -> seen.add(envelope.event().message().messageId()))
                .toList();
        long[] numbers = openings.numbers(transaction, firsts.size());
        List<Arrival> arrivals = new ArrayList<>(firsts.size());
        for (int i = 0; i < numbers.length; i++) {
            arrivals.add(new Arrival(numbers[i], firsts.get(i)));
        }
        return arrivals;
    }

    /** Everything that did not open a case, in the batch's order. */
    private static List<Envelope<TaggedEvent>> others(List<Envelope<TaggedEvent>> batch, List<Arrival> admitted) {
        if (admitted.size() == batch.size()) {
            return List.of();
        }
        Set<Envelope<TaggedEvent>> opening = Collections.newSetFromMap(new IdentityHashMap<>());
        admitted.forEach(arrival -> opening.add(arrival.envelope()));
        return batch.stream().filter(envelope -> !opening.contains(envelope)).toList();
    }
}
