package otklik.testkit.fake;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the fakes of messengers have in common: a server, who may call it and how often, what it was asked in what order, and what
 * tests let go wrong. Thread-safe.
 *
 * @param <R> one call
 */
final class MessengerCalls<R extends ChatRequest> implements AutoCloseable {
    private final List<R> requests = new ArrayList<>();
    private final FaultPlan<R> faults = new FaultPlan<>();
    private final HttpFake http;
    private volatile Set<String> tokens = Set.of();
    private volatile @Nullable SendRate limit;

    /** @param port 0 takes a free one */
    MessengerCalls(int port, Handler<HttpServerRequest> handler) {
        this.http = HttpFake.start(port, handler);
    }

    /** The messenger's own part. Called on the server's one thread. */
    interface Messenger<R> {
        /**
         * Keeps how the call ended.
         *
         * @param answered as the messenger answers what it shows
         */
        R keep(R arrived, boolean shown, boolean answered);

        void answerShown(HttpServerRequest request, R shown);

        /** Keeps and answers it as the messenger does with this meaning. */
        void refuse(HttpServerRequest request, R arrived, Fault.Refuse fault);
    }

    /** A call that the messenger takes: it is shown and answered, unless a test plans another end. */
    void take(HttpServerRequest request, R arrived, Messenger<R> messenger) {
        switch (faults.faultFor(arrived).orElse(null)) {
            case null -> messenger.answerShown(request, messenger.keep(arrived, true, true));
            case Fault.Refuse fault -> messenger.refuse(request, arrived, fault);
            case Fault.AnswerLate late -> {
                R shown = messenger.keep(arrived, true, true);
                http.later(late.delay(), () -> messenger.answerShown(request, shown));
            }
            case Fault.Hang hang -> messenger.keep(arrived, hang.accepts(), false);
            case Fault.Reset reset -> {
                messenger.keep(arrived, reset.accepts(), false);
                var _ = request.connection().close();
            }
            case Fault.Nonsense nonsense -> {
                messenger.keep(arrived, true, false);
                var _ = request.response().end("<html>proxy says hello</html>");
            }
        }
    }

    /** @param numbered the call under its number in the order of arrival */
    R keep(LongFunction<R> numbered) {
        synchronized (requests) {
            R kept = numbered.apply(requests.size());
            requests.add(kept);
            return kept;
        }
    }

    URI url() {
        return http.url("");
    }

    FaultPlan<R> faults() {
        return faults;
    }

    void knowOnly(String... knownTokens) {
        tokens = Set.of(knownTokens);
    }

    boolean knows(String token) {
        return tokens.isEmpty() || tokens.contains(token);
    }

    void limit(int perSecond, int perSecondAndChat) {
        limit = new SendRate(perSecond, perSecondAndChat);
    }

    boolean permits(R arrived) {
        SendRate rate = limit;
        return rate == null || rate.permits(arrived);
    }

    List<R> all() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    List<R> shown() {
        return all().stream().filter(ChatRequest::accepted).toList();
    }

    List<R> shownTo(String chatId) {
        return shown().stream().filter(shown -> shown.chatId().equals(chatId)).toList();
    }

    @Override
    public void close() {
        http.close();
    }
}
