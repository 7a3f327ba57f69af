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
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.DerivedId;
import otklik.contracts.Message;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.eventing.Ids;
import otklik.eventing.Outbox;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.Responsibility;
import otklik.routing.casework.Understood;
import otklik.routing.citizen.Pins;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.erasure.ErasedCitizens;

/**
 * Reads {@code messages.tagged}: a message that is new opens a case, any other is left to {@link KnownMessages}. A batch is
 * one transaction with a number of statements that does not depend on its size.
 */
public final class OpenCases implements DatabaseConsumer.Handler<TaggedEvent> {
    private static final Logger LOG = Logger.getLogger(OpenCases.class);

    private final ErasedCitizens erasedCitizens = new ErasedCitizens();
    private final Admission admission;
    private final NewCases newCases;
    private final KnownMessages knownMessages;
    private final Responsibility responsibility;
    private final CaseTimers timers;
    private final CitizensPins pins;
    private final Outbox outbox;
    private final Clock clock;
    private final OpeningMeters meters;
    private List<Outgoing<? extends CaseEvent>> uncounted = List.of();

    /** How a case gets its PIN: made and hashed by {@link Pins}, sealed to notify-service, which tells the citizen. */
    public record CitizensPins(Pins pins, Sealer toNotify) {}

    OpenCases(
            Admission admission,
            NewCases newCases,
            KnownMessages knownMessages,
            Responsibility responsibility,
            CaseTimers timers,
            CitizensPins pins,
            Outbox outbox,
            Clock clock,
            OpeningMeters meters) {
        this.admission = admission;
        this.newCases = newCases;
        this.knownMessages = knownMessages;
        this.responsibility = responsibility;
        this.timers = timers;
        this.pins = pins;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<TaggedEvent>> records) throws SQLException {
        IntakeCounts counts = new IntakeCounts();
        List<Envelope<TaggedEvent>> batch = withoutErased(transaction, Storable.of(records), counts);
        // PostgreSQL keeps microseconds: what is published must be what is stored.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Arrival> admitted = admission.admit(transaction, arrivals(transaction, batch));
        List<Outgoing<? extends CaseEvent>> events = new ArrayList<>(open(transaction, admitted, now, counts));
        List<Envelope<TaggedEvent>> known = others(batch, admitted);
        if (!known.isEmpty()) {
            events.addAll(knownMessages.handle(transaction, known, now, counts));
        }
        counts.store(transaction);
        outbox.append(transaction, events);
        uncounted = events;
    }

    @Override
    public void committed() {
        meters.count(uncounted);
        uncounted = List.of();
    }

    /** What a citizen wrote before he was erased stays erased, however late it comes: for his import run it is a repeat. */
    private List<Envelope<TaggedEvent>> withoutErased(
            Connection transaction, List<Envelope<TaggedEvent>> batch, IntakeCounts counts) throws SQLException {
        Set<String> citizens = new HashSet<>();
        for (Envelope<TaggedEvent> envelope : batch) {
            String citizen = envelope.event().message().citizen();
            if (citizen != null) {
                citizens.add(citizen);
            }
        }
        erasedCitizens.holdOpen(transaction);
        Map<String, Instant> erased = citizens.isEmpty() ? Map.of() : erasedCitizens.among(transaction, citizens);
        if (erased.isEmpty()) {
            return batch;
        }
        List<Envelope<TaggedEvent>> kept = new ArrayList<>(batch.size());
        for (Envelope<TaggedEvent> envelope : batch) {
            Message message = envelope.event().message();
            Instant at = message.citizen() == null ? null : erased.get(message.citizen());
            if (at == null || message.receivedAt().isAfter(at)) {
                kept.add(envelope);
            } else {
                counts.repeated(message.batch());
                LOG.infof("message=%s outcome=erased-before", message.messageId());
            }
        }
        return kept;
    }

    /** The first occurrence of each message in the batch. */
    private List<Arrival> arrivals(Connection transaction, List<Envelope<TaggedEvent>> batch) throws SQLException {
        Set<String> seen = HashSet.newHashSet(batch.size());
        List<Envelope<TaggedEvent>> firsts = batch.stream()
                .filter(envelope -> seen.add(envelope.event().message().messageId()))
                .toList();
        long[] numbers = newCases.numbers(transaction, firsts.size());
        List<Arrival> arrivals = new ArrayList<>(firsts.size());
        for (int i = 0; i < numbers.length; i++) {
            arrivals.add(new Arrival(numbers[i], firsts.get(i)));
        }
        return arrivals;
    }

    private List<Outgoing<CaseOpened>> open(
            Connection transaction, List<Arrival> admitted, Instant now, IntakeCounts counts) throws SQLException {
        if (admitted.isEmpty()) {
            return List.of();
        }
        List<NewCase> cases =
                admitted.stream().map(arrival -> newCase(arrival, now)).toList();
        List<Outgoing<CaseOpened>> events = new ArrayList<>(cases.size());
        for (NewCase stored : newCases.store(transaction, cases, now)) {
            counts.opened(stored.cause().event().message().batch());
            Case opened = stored.opened();
            CaseOpened event = new CaseOpened(opened.snapshot(), pins.toNotify().seal(stored.pin()));
            events.add(Outgoing.to(Streams.CASES_EVENTS, opened.caseId(), Ids.next(), opened.caseId(), event)
                    .toTopics(opened.topics())
                    .causedBy(stored.cause()));
        }
        return events;
    }

    private NewCase newCase(Arrival arrival, Instant now) {
        Message message = arrival.message();
        var tags = arrival.envelope().event().tags();
        var decided = responsibility.decide(message, tags, now);
        String caseId = DerivedId.of("case", message.messageId());
        String pin = pins.pins().next();
        Case opened = new Case(
                arrival.caseNumber(),
                caseId,
                newCases.reference().toString(),
                1,
                decided.status(),
                message.messageId(),
                new CaseSnapshot.Origin(
                        message.channel(),
                        message.source(),
                        message.externalId(),
                        message.conversation(),
                        message.contactId(),
                        message.language()),
                tags.category(),
                tags.confidence(),
                decided.municipality(),
                decided.regime(),
                now,
                decided.ruling(),
                CaseClock.from(now),
                message.text(),
                tags.leaf(),
                Understood.of(tags));
        return new NewCase(
                arrival.envelope(),
                opened,
                pin,
                pins.pins().hash(caseId, pin),
                decided.reason(),
                timers.next(opened, now).orElse(null));
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
