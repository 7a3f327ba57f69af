package otklik.routing.opening;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.routing.conversation.Opinions.Said;
import otklik.routing.opening.Dialogue.Answerable;

/** Where the messages of a batch go that may open no case of their own. By message id; what is in none of the maps is a message like any other. */
final class Belonging {
    private final Map<String, Added> added = new HashMap<>();
    private final Map<String, Arrival> following = new HashMap<>();
    private final Map<String, Said> said = new HashMap<>();

    /**
     * A message of a stored case.
     *
     * @param because as in {@code otklik.contracts.CaseEvent.MessageAdded}
     * @param asked when the question was asked that it answers; absent where it answers none
     */
    record Added(long caseNumber, String because, @Nullable Instant asked) {}

    void add(Arrival arrival, long caseNumber, String because) {
        added.put(arrival.message().messageId(), new Added(caseNumber, because, null));
    }

    /** @param to the notice that it replies to, or what was asked last */
    void reply(Arrival arrival, Answerable to) {
        Instant asked = to.isQuestion() ? to.at() : null;
        added.put(arrival.message().messageId(), new Added(to.caseNumber(), "reply", asked));
    }

    /** @param first a message of the same batch, which goes nowhere by this map itself */
    void follow(Arrival arrival, Arrival first) {
        following.put(arrival.message().messageId(), first);
    }

    void say(Arrival arrival, Said opinion) {
        said.put(arrival.message().messageId(), opinion);
    }

    @Nullable
    Added added(Arrival arrival) {
        return added.get(arrival.message().messageId());
    }

    /** The message that it is a part of. */
    @Nullable
    Arrival following(Arrival arrival) {
        return following.get(arrival.message().messageId());
    }

    @Nullable
    Said said(Arrival arrival) {
        return said.get(arrival.message().messageId());
    }

    /** Whether nothing else is to be found for it. */
    boolean isPlaced(Arrival arrival) {
        String id = arrival.message().messageId();
        return added.containsKey(id) || following.containsKey(id) || said.containsKey(id);
    }

    /** Stored cases that the batch will change by these. */
    List<Long> caseNumbers() {
        List<Long> numbers = new ArrayList<>();
        added.values().forEach(one -> numbers.add(one.caseNumber()));
        said.values().forEach(one -> numbers.add(one.caseNumber()));
        return numbers;
    }
}
