package otklik.routing.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;
import otklik.region.Deadline;
import otklik.region.EndsOn;
import otklik.region.Term;

/**
 * What happened to the clock of a case; with the term of its regime and category the deadline follows from it.
 *
 * @param start when it began to run: the opening, or a promotion or reopening since
 * @param pauses those that are over, in the order of time
 * @param extension all extensions together
 * @param pausedSince absent while it runs
 * @param handed how the case came to whom has it now; absent where that is since the start, and nobody has acknowledged it
 */
public record CaseClock(
        Instant start,
        List<Deadline.Pause> pauses,
        Optional<Term> extension,
        @Nullable Instant pausedSince,
        @Nullable Handed handed) {

    /** @param acknowledged whether somebody there has said that he has seen it */
    public record Handed(Instant at, boolean acknowledged) {}

    public CaseClock {
        pauses = List.copyOf(pauses);
    }

    public static CaseClock from(Instant start) {
        return new CaseClock(start, List.of(), Optional.empty(), null, null);
    }

    public boolean isPaused() {
        return pausedSince != null;
    }

    public Deadline.Course course(Term term, EndsOn endsOn) {
        return new Deadline.Course(term, endsOn, start, pauses, extension);
    }

    public CaseClock pausedAt(Instant at) {
        return new CaseClock(start, pauses, extension, at, handed);
    }

    /** The clock runs on; one that runs already is the same. */
    public CaseClock resumedAt(Instant at) {
        if (pausedSince == null) {
            return this;
        }
        List<Deadline.Pause> all = new ArrayList<>(pauses);
        all.add(new Deadline.Pause(pausedSince, at.isBefore(pausedSince) ? pausedSince : at));
        return new CaseClock(start, all, extension, null, handed);
    }

    public CaseClock extendedBy(Term whole) {
        return new CaseClock(start, pauses, Optional.of(whole), pausedSince, handed);
    }

    /** The case came to somebody else, who has to acknowledge it himself. */
    public CaseClock handedAt(Instant at) {
        return new CaseClock(start, pauses, extension, pausedSince, new Handed(at, false));
    }

    public CaseClock acknowledged() {
        return new CaseClock(start, pauses, extension, pausedSince, new Handed(handedSince(), true));
    }

    /** Since when the case is with whom has it now. */
    public Instant handedSince() {
        return handed == null ? start : handed.at();
    }

    public boolean isAcknowledged() {
        return handed != null && handed.acknowledged();
    }

    /** How long it has stood still, pauses that are over alone. */
    public Duration stoodStill() {
        return pauses.stream()
                .map(pause -> Duration.between(pause.from(), pause.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** As it is stored: absent where nothing has happened since the opening. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Stored(
            Instant start,
            List<Deadline.Pause> pauses,
            @Nullable String extension,
            @Nullable Instant pausedSince,
            @Nullable Handed handed) {}

    @Nullable
    String stored(Instant openedAt) {
        if (equals(from(openedAt))) {
            return null;
        }
        try {
            return EventJson.mapper()
                    .writeValueAsString(
                            new Stored(start, pauses, extension.map(Term::code).orElse(null), pausedSince, handed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a clock always has a JSON form", e);
        }
    }

    static CaseClock read(@Nullable String json, Instant openedAt) {
        if (json == null) {
            return from(openedAt);
        }
        try {
            Stored stored = EventJson.mapper().readValue(json, Stored.class);
            return new CaseClock(
                    stored.start(),
                    stored.pauses() == null ? List.of() : stored.pauses(),
                    Optional.ofNullable(stored.extension()).flatMap(Term::parse),
                    stored.pausedSince(),
                    stored.handed());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored clock of a case cannot be read", e);
        }
    }
}
