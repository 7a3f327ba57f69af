package otklik.testkit.fake;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A relay over real SMTP (RFC 5321 with enhanced codes, without TLS and login), which keeps what it takes. Faults meet a letter when all of
 * it has come: {@link Fault.Refuse#status} is then the reply's code.
 *
 * <p>SMTP has no idempotency handle: what is sent twice is kept twice. Thread-safe.
 */
public final class FakeSmtp implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final FaultPlan<SmtpLetter> faults = new FaultPlan<>();
    private final List<SmtpLetter> letters = new ArrayList<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final NetServer server;
    private volatile boolean silent;

    private FakeSmtp(int port) {
        // A close by the server is then a reset on the wire.
        NetServerOptions options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setSoLinger(0)
                .setTcpNoDelay(true);
        try {
            this.server = vertx.createNetServer(options)
                    .connectHandler(socket -> new SmtpDialogue(this, socket).begin())
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (RuntimeException cannotListen) {
            vertx.close();
            throw cannotListen;
        }
    }

    /** Starts on a free port of the loopback. */
    public static FakeSmtp start() {
        return new FakeSmtp(0);
    }

    /** Starts on the given port of the loopback: for a second life at the same address. */
    public static FakeSmtp start(int port) {
        return new FakeSmtp(port);
    }

    public int port() {
        return server.actualPort();
    }

    /** From now on this address is answered so: {@code 550 5.1.1 no such user}. */
    public FakeSmtp refuse(String address, String reply) {
        refused.put(address, reply);
        return this;
    }

    /** Takes connections and says nothing on them. */
    public FakeSmtp fallSilent() {
        silent = true;
        return this;
    }

    /** Speaks on new connections again. */
    public FakeSmtp speak() {
        silent = false;
        return this;
    }

    public FaultPlan<SmtpLetter> faults() {
        return faults;
    }

    /** All that came so far, refused ones too, in order of arrival. */
    public List<SmtpLetter> letters() {
        synchronized (letters) {
            return List.copyOf(letters);
        }
    }

    /** What is in this mailbox, repeats included. */
    public List<SmtpLetter> mailbox(String address) {
        return letters().stream()
                .filter(letter -> letter.accepted() && letter.chatId().equals(address))
                .toList();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    boolean isSilent() {
        return silent;
    }

    @Nullable
    String refusal(String address) {
        return refused.get(address);
    }

    Optional<Fault> fault(SmtpLetter letter) {
        return faults.faultFor(letter);
    }

    void keep(SmtpLetter letter, boolean accepted) {
        synchronized (letters) {
            letters.add(new SmtpLetter(
                    letters.size(), Instant.now(), letter.chatId(), accepted, letter.headers(), letter.body()));
        }
    }

    void later(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), fired -> action.run());
    }
}
