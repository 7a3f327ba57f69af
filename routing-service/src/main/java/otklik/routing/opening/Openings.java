package otklik.routing.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.DerivedId;
import otklik.contracts.Message;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Responsibility;
import otklik.routing.casework.Understood;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.duplicate.AddMessages;
import otklik.routing.duplicate.AddMessages.Addition;
import otklik.routing.duplicate.By;
import otklik.routing.duplicate.Newcomer;
import otklik.routing.duplicate.Recognised;
import otklik.routing.duplicate.Recogniser;
import otklik.routing.duplicate.Recognition;

/** What becomes of messages that nobody has seen before: a case of their own, one that joins another, or an addition to one. */
final class Openings {
    private final NewCases newCases;
    private final Responsibility responsibility;
    private final CaseTimers timers;
    private final OpenCases.CitizensPins pins;
    private final Belongings belongings;
    private final Recogniser recogniser;
    private final AddMessages addMessages;

    Openings(
            NewCases newCases,
            Responsibility responsibility,
            CaseTimers timers,
            OpenCases.CitizensPins pins,
            Belongings belongings,
            Recogniser recogniser,
            AddMessages addMessages) {
        this.newCases = newCases;
        this.responsibility = responsibility;
        this.timers = timers;
        this.pins = pins;
        this.belongings = belongings;
        this.recogniser = recogniser;
        this.addMessages = addMessages;
    }

    long[] numbers(Connection transaction, int count) throws SQLException {
        return newCases.numbers(transaction, count);
    }

    /**
     * What came of a batch.
     *
     * @param events to be published
     * @param committed to be run after the commit
     */
    record Opened(List<Outgoing<? extends CaseEvent>> events, List<Runnable> committed) {}

    /** @param alsoLocked cases that the transaction will change, too */
    Opened open(
            Connection transaction,
            List<Arrival> admitted,
            Collection<Long> alsoLocked,
            Instant now,
            IntakeCounts counts)
            throws SQLException {
        if (admitted.isEmpty()) {
            return new Opened(List.of(), List.of());
        }
        Belonging belonging = belongings.of(transaction, admitted);
        List<Addition> additions = new ArrayList<>();
        List<Arrival> opening = opening(admitted, belonging, additions, counts);
        Map<Long, Responsibility.Decided> decided = decide(opening, now);
        List<Newcomer> newcomers = newcomers(opening, decided, belongings.persons(transaction, opening));
        Set<Long> alsoChanged = new HashSet<>(alsoLocked);
        alsoChanged.addAll(belonging.caseNumbers());
        Recognition recognition = recogniser.recognise(transaction, newcomers, alsoChanged, now);
        Map<Long, Integer> voices = voices(opening, recognition, additions, counts);
        Parts.Where where = arrival -> where(arrival, belonging, recognition);
        addParts(admitted, belonging, where, additions, counts);
        Map<Long, Case> current = new HashMap<>();
        List<NewCase> cases = newCases(opening, decided, recognition, voices, current, now);
        newCases.store(transaction, cases, now);
        List<Outgoing<? extends CaseEvent>> events = told(cases, counts);
        recogniser.keep(transaction, recognition, now);
        cases.forEach(row -> voices.remove(row.opened().number()));
        for (long number : voices.keySet()) {
            current.put(number, at(number, recognition, current));
        }
        for (Addition addition : additions) {
            current.computeIfAbsent(addition.caseNumber(), recognition::locked);
        }
        events.addAll(addMessages.add(transaction, current, additions, voices, now));
        events.addAll(belongings.resume(transaction, admitted, belonging, current, now));
        belongings.keep(transaction, admitted, where);
        return new Opened(events, belongings.take(transaction, admitted, belonging));
    }

    // The steps of open, each loop in a method of its own: the compiler takes a method whole, anew for each of its
    // loops.

    /** Those that belong to no case yet; the others are added to theirs. */
    private static List<Arrival> opening(
            List<Arrival> admitted, Belonging belonging, List<Addition> additions, IntakeCounts counts) {
        List<Arrival> opening = new ArrayList<>(admitted.size());
        for (Arrival arrival : admitted) {
            Belonging.Added added = belonging.added(arrival);
            if (added != null) {
                additions.add(addition(added.caseNumber(), arrival, "citizen", added.because(), counts));
            } else if (!belonging.isPlaced(arrival)) {
                opening.add(arrival);
            }
        }
        return opening;
    }

    private Map<Long, Responsibility.Decided> decide(List<Arrival> opening, Instant now) {
        Map<Long, Responsibility.Decided> decided = HashMap.newHashMap(opening.size());
        for (Arrival arrival : opening) {
            var tags = arrival.envelope().event().tags();
            decided.put(arrival.caseNumber(), responsibility.decide(arrival.message(), tags, now));
        }
        return decided;
    }

    private static List<Newcomer> newcomers(
            List<Arrival> opening, Map<Long, Responsibility.Decided> decided, Map<String, String> persons) {
        List<Newcomer> newcomers = new ArrayList<>(opening.size());
        for (Arrival arrival : opening) {
            String citizen = arrival.message().citizen();
            var its = Objects.requireNonNull(decided.get(arrival.caseNumber()));
            newcomers.add(new Newcomer(
                    arrival.caseNumber(),
                    arrival.message(),
                    citizen == null ? null : persons.getOrDefault(citizen, citizen),
                    arrival.envelope().event().tags(),
                    its.municipality(),
                    its.regime(),
                    its.status() instanceof CaseStatus.Done));
        }
        return newcomers;
    }

    /** By how many each case that others join has more voices; what says again what its citizen said is added. */
    private static Map<Long, Integer> voices(
            List<Arrival> opening, Recognition recognition, List<Addition> additions, IntakeCounts counts) {
        Map<Long, Integer> voices = new HashMap<>();
        for (Arrival arrival : opening) {
            switch (recognition.of(arrival.caseNumber())) {
                case Recognised.Joins joins -> voices.merge(joins.lead(), 1, Integer::sum);
                case Recognised.Again again -> additions.add(addition(again.caseNumber(), arrival, null, null, counts));
                case Recognised.First ignored -> {}
            }
        }
        return voices;
    }

    private static void addParts(
            List<Arrival> admitted,
            Belonging belonging,
            Parts.Where where,
            List<Addition> additions,
            IntakeCounts counts) {
        for (Arrival arrival : admitted) {
            Arrival first = belonging.following(arrival);
            if (first != null) {
                long caseNumber = Objects.requireNonNull(where.of(first));
                additions.add(addition(caseNumber, arrival, "citizen", "part", counts));
            }
        }
    }

    /** @param current is given each new case */
    private List<NewCase> newCases(
            List<Arrival> opening,
            Map<Long, Responsibility.Decided> decided,
            Recognition recognition,
            Map<Long, Integer> voices,
            Map<Long, Case> current,
            Instant now) {
        List<NewCase> cases = new ArrayList<>(opening.size());
        for (Arrival arrival : opening) {
            long number = arrival.caseNumber();
            Recognised is = recognition.of(number);
            if (!(is instanceof Recognised.Again)) {
                Case lead = is instanceof Recognised.Joins joins ? at(joins.lead(), recognition, current) : null;
                NewCase opened = newCase(
                        arrival,
                        Objects.requireNonNull(decided.get(number)),
                        lead,
                        voices.getOrDefault(number, 0),
                        now);
                current.put(number, opened.opened());
                cases.add(opened);
            }
        }
        return cases;
    }

    private List<Outgoing<? extends CaseEvent>> told(List<NewCase> cases, IntakeCounts counts) {
        List<Outgoing<? extends CaseEvent>> events = new ArrayList<>(cases.size());
        for (NewCase row : cases) {
            counts.opened(row.cause().event().message().batch());
            events.add(told(row));
        }
        return events;
    }

    /** The case that the message went to; absent where it was an opinion alone. */
    private static @Nullable Long where(Arrival arrival, Belonging belonging, Recognition recognition) {
        Belonging.Added added = belonging.added(arrival);
        Arrival first = belonging.following(arrival);
        if (added != null) {
            return added.caseNumber();
        }
        if (first != null) {
            return where(first, belonging, recognition);
        }
        if (belonging.said(arrival) != null) {
            return null;
        }
        return recognition.of(arrival.caseNumber()) instanceof Recognised.Again again
                ? again.caseNumber()
                : arrival.caseNumber();
    }

    private static Addition addition(
            long caseNumber, Arrival arrival, @Nullable String actor, @Nullable String because, IntakeCounts counts) {
        counts.added(arrival.message().batch());
        var cause = arrival.envelope();
        By by = new By(actor, null, cause.id(), cause.traceparent());
        return new Addition(caseNumber, arrival.message(), by, because);
    }

    private static Case at(long number, Recognition recognition, Map<Long, Case> current) {
        Case locked = recognition.locked(number);
        return Objects.requireNonNull(locked == null ? current.get(number) : locked);
    }

    private Outgoing<CaseEvent> told(NewCase stored) {
        Case opened = stored.opened();
        CaseOpened fact = new CaseOpened(
                opened.snapshot(),
                pins.toNotify().seal(stored.pin()),
                stored.answer(),
                stored.rejectedFor(),
                PublicPlace.of(stored.cause().event()));
        // That it has joined another is in the snapshot: a version is told by one event.
        return Outgoing.<CaseEvent>to(Streams.CASES_EVENTS, opened.caseId(), Ids.next(), opened.caseId(), fact)
                .toTopics(opened.topics())
                .causedBy(stored.cause());
    }

    private NewCase newCase(
            Arrival arrival, Responsibility.Decided decided, @Nullable Case lead, int joining, Instant now) {
        Message message = arrival.message();
        var tags = arrival.envelope().event().tags();
        String caseId = DerivedId.of("case", message.messageId());
        String pin = pins.pins().next();
        CaseStatus status = lead == null ? decided.status() : CaseStatus.Joined.of(Lead.of(lead), lead.status());
        Case opened = new Case(
                arrival.caseNumber(),
                caseId,
                newCases.reference().toString(),
                1,
                status,
                message.messageId(),
                AddMessages.origin(message),
                tags.category(),
                tags.confidence(),
                decided.municipality(),
                decided.regime(),
                now,
                decided.ruling(),
                CaseClock.from(now),
                message.text(),
                tags.leaf(),
                Understood.of(tags),
                1 + joining,
                lead == null ? null : Lead.of(lead),
                message.campaign());
        return new NewCase(
                arrival.envelope(),
                opened,
                pin,
                pins.pins().hash(caseId, pin),
                lead == null ? decided.reason() : "joined " + lead.reference(),
                timers.next(opened, now).orElse(null));
    }
}
