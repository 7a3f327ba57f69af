package otklik.notify.delivery;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All channels' ways out. */
@Singleton
final class Ways {
    private final Map<String, Sender> senders;
    private final List<Waiting> waiting;

    Ways(@All List<Sender> senders, @All List<Waiting> waiting) {
        this.senders = senders.stream().collect(Collectors.toMap(Sender::channel, Function.identity()));
        this.waiting = waiting;
    }

    @Nullable
    Sender of(String channel) {
        return senders.get(channel);
    }

    /** See {@link Waiting#letGo}. */
    void letGo(Predicate<Delivery> which, Duration after) {
        waiting.forEach(some -> some.letGo(which, after));
    }
}
