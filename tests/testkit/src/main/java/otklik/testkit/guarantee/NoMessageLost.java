package otklik.testkit.guarantee;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Every message that was accepted reached every place it should be at. What was not accepted may be there too: a sender
 * who got no answer cannot know.
 *
 * <pre>{@code
 * NoMessageLost.among(accepted).reached("a case", messageIdsOfCases).reached("cases.events", opened).verdict().demand(500);
 * }</pre>
 */
public final class NoMessageLost {

    private final Set<String> accepted;
    private final Map<String, Set<String>> places = new LinkedHashMap<>();

    private NoMessageLost(Collection<String> accepted) {
        this.accepted = new LinkedHashSet<>(accepted);
    }

    /**
     * Starts with what must not be lost.
     *
     * @param accepted ids answered with 202
     */
    public static NoMessageLost among(Collection<String> accepted) {
        return new NoMessageLost(accepted);
    }

    /**
     * Adds a place where every accepted message should be.
     *
     * @param place completes "12 accepted messages did not reach …"
     */
    public NoMessageLost reached(String place, Collection<String> messageIds) {
        places.put(place, new HashSet<>(messageIds));
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException when no place was given
     */
    public Verdict verdict() {
        if (places.isEmpty()) {
            throw new IllegalStateException("NoMessageLost needs at least one place that messages should reach");
        }
        Findings findings = new Findings("NoMessageLost");
        places.forEach((place, there) -> {
            for (String messageId : accepted) {
                if (!there.contains(messageId)) {
                    findings.add("accepted messages did not reach " + place, messageId);
                }
            }
        });
        return findings.verdict(accepted.size());
    }
}
