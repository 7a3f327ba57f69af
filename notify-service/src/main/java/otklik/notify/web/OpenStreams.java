package otklik.notify.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The streams that this instance holds open. Thread-safe. */
@Singleton
final class OpenStreams implements StreamOfChat.Ending {
    private final ConcurrentHashMap<UUID, Deque<StreamOfChat>> byChat = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final WebSettings settings;
    private final Counter slow;

    OpenStreams(WebSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.slow = Counter.builder("otklik.web.slow.readers")
                .description("Streams of web chats that were cut because nobody read them")
                .register(registry);
        Gauge.builder("otklik.web.streams", open, AtomicInteger::get)
                .description("Open streams of web chats")
                .register(registry);
    }

    /** Keeps room for one; false when there is none. */
    boolean reserve() {
        if (open.incrementAndGet() > settings.mostStreams()) {
            open.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Takes one in that room was kept for; of a chat with too many the oldest ends. */
    void add(StreamOfChat stream) {
        List<StreamOfChat> crowded = new ArrayList<>();
        byChat.compute(stream.chat().id(), (chat, known) -> {
            Deque<StreamOfChat> streams = known == null ? new ArrayDeque<>() : known;
            streams.add(stream);
            if (streams.size() > settings.streamsOfChat()) {
                crowded.add(streams.getFirst());
            }
            return streams;
        });
        crowded.forEach(StreamOfChat::end);
    }

    @Override
    public void ended(StreamOfChat stream, boolean wasSlow) {
        byChat.computeIfPresent(stream.chat().id(), (chat, streams) -> {
            if (streams.remove(stream)) {
                open.decrementAndGet();
            }
            return streams.isEmpty() ? null : streams;
        });
        if (wasSlow) {
            slow.increment();
        }
    }

    /** Something may be new in this chat. */
    void ring(UUID chat) {
        of(chat).forEach(StreamOfChat::ring);
    }

    /** Something may be new anywhere. */
    void ringAll() {
        byChat.keySet().forEach(this::ring);
    }

    /** Ends all; their clients come back, elsewhere perhaps. */
    void endAll() {
        byChat.keySet().forEach(chat -> of(chat).forEach(StreamOfChat::end));
    }

    private List<StreamOfChat> of(UUID chat) {
        List<StreamOfChat> streams = new ArrayList<>();
        byChat.computeIfPresent(chat, (id, some) -> {
            streams.addAll(some);
            return some;
        });
        return streams;
    }
}
