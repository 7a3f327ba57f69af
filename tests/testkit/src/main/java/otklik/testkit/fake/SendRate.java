package otklik.testkit.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Messages a second, in all and per chat, over a sliding second. Used by one thread. */
public final class SendRate {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final int perSecond;
    private final int perSecondAndChat;
    private final Deque<Instant> all = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> chats = new HashMap<>();

    SendRate(int perSecond, int perSecondAndChat) {
        this.perSecond = perSecond;
        this.perSecondAndChat = perSecondAndChat;
    }

    /** Counts the request if it is within both limits; one that is not does not count. */
    boolean permits(ChatRequest request) {
        Deque<Instant> chat = chats.computeIfAbsent(request.chatId(), id -> new ArrayDeque<>());
        slide(all, request.at());
        slide(chat, request.at());
        if (all.size() >= perSecond || chat.size() >= perSecondAndChat) {
            return false;
        }
        all.add(request.at());
        chat.add(request.at());
        return true;
    }

    /** The most requests of any one second; they are in order of arrival. */
    public static int peak(Collection<? extends ChatRequest> requests) {
        Deque<Instant> window = new ArrayDeque<>();
        int peak = 0;
        for (ChatRequest request : requests) {
            slide(window, request.at());
            window.add(request.at());
            peak = Math.max(peak, window.size());
        }
        return peak;
    }

    static int peakOfOneChat(List<? extends ChatRequest> requests) {
        return requests.stream().collect(Collectors.groupingBy(ChatRequest::chatId)).values().stream()
                .mapToInt(SendRate::peak)
                .max()
                .orElse(0);
    }

    private static void slide(Deque<Instant> window, Instant now) {
        Instant start = now.minus(WINDOW);
        for (Instant oldest = window.peek(); oldest != null && !oldest.isAfter(start); oldest = window.peek()) {
            window.remove();
        }
    }
}
