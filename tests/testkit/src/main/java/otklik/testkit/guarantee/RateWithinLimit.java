package otklik.testkit.guarantee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import otklik.testkit.fake.ChatRequest;

/**
 * What a provider was asked stayed within its documented limits: in no second more calls than it allows, and two calls for one chat never
 * closer than its interval. Refused calls count, too: they are calls.
 *
 * <pre>{@code
 * RateWithinLimit.perSecond(30).perChat(Duration.ofSeconds(1)).verdict(telegram.requests()).demand(500);
 * }</pre>
 */
public final class RateWithinLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int perSecond;
    private final Duration perChat;

    private RateWithinLimit(int perSecond, Duration perChat) {
        this.perSecond = perSecond;
        this.perChat = perChat;
    }

    /** @param calls most calls of a second, whichever second one looks at */
    public static RateWithinLimit perSecond(int calls) {
        return new RateWithinLimit(calls, Duration.ZERO);
    }

    /** @param interval shortest time between two calls for one chat */
    public RateWithinLimit perChat(Duration interval) {
        return new RateWithinLimit(perSecond, interval);
    }

    /** Judges the calls of one bot, whatever their order in the list. */
    public Verdict verdict(List<? extends ChatRequest> calls) {
        Findings findings = new Findings("RateWithinLimit");
        Deque<Instant> second = new ArrayDeque<>();
        Map<String, Instant> lastOfChat = new HashMap<>();
        List<? extends ChatRequest> inTime =
                calls.stream().sorted(Comparator.comparing(ChatRequest::at)).toList();
        for (ChatRequest call : inTime) {
            Instant start = call.at().minus(SECOND);
            while (!second.isEmpty() && !second.getFirst().isAfter(start)) {
                second.removeFirst();
            }
            second.addLast(call.at());
            if (second.size() > perSecond) {
                findings.add("calls were above the limit of a second", call.at().toString());
            }
            Instant before = lastOfChat.put(call.chatId(), call.at());
            if (before != null && before.plus(perChat).isAfter(call.at())) {
                findings.add("calls came too soon after another for their chat", call.chatId());
            }
        }
        return findings.verdict(calls.size());
    }
}
