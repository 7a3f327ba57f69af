package otklik.ingest.open311;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.Language;
import otklik.region.RegionPack;

/** What is read from the table: on virtual threads, as many at a time as memory and connections are enough for. */
@Singleton
final class ReadRequests {
    private static final Logger LOG = Logger.getLogger(ReadRequests.class);
    private static final Duration RECENT = Duration.ofDays(1);

    private final Vertx vertx;
    private final PublicRequests requests;
    private final RequestDocuments documents;
    private final Clock clock;
    private final ZoneId zone;
    private final Semaphore room;

    ReadRequests(
            Vertx vertx,
            PublicRequests requests,
            RequestDocuments documents,
            Clock clock,
            RegionPack pack,
            Open311Settings settings) {
        this.vertx = vertx;
        this.requests = requests;
        this.documents = documents;
        this.clock = clock;
        this.zone = pack.zone();
        if (settings.reads() < 1) {
            throw new IllegalArgumentException(
                    "otklik.ingest.open311.reads is " + settings.reads() + ", expected at least 1");
        }
        this.room = new Semaphore(settings.reads());
    }

    /** What came of it. */
    sealed interface Outcome<T> {
        record Read<T>(T value) implements Outcome<T> {}

        record Not<T>(Refusal refusal) implements Outcome<T> {}
    }

    /** Something that reads the database. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws SQLException, Refused;
    }

    /** Told on the request's context. */
    @FunctionalInterface
    interface Then<T> {
        void told(Outcome<T> outcome);
    }

    Document list(Form query, Language language) throws SQLException, Refused {
        return documents.requests(requests.list(Filter.of(query, clock.instant(), zone), Page.of(query)), language);
    }

    Document one(@Nullable String number, Language language) throws SQLException, Refused {
        return documents.requests(List.of(find(number)), language);
    }

    /** @throws Refused when it has no number yet, or never will */
    Document token(String token) throws SQLException, Refused {
        Optional<String> number = requests.numberOf(token);
        if (number.isEmpty()) {
            throw Refusal.of(Reason.NOT_FOUND, "token").thrown();
        }
        return documents.token(token, number.get());
    }

    Document updates(Form query, Language language) throws SQLException, Refused {
        Instant now = clock.instant();
        return documents.updates(requests.updates(Span.of(query, RECENT, now, zone)), language);
    }

    /** @throws Refused when nobody may see such a request */
    PublicRequest find(@Nullable String number) throws SQLException, Refused {
        Optional<PublicRequest> found = number != null && Filter.isWord(number.strip())
                ? requests.find(Filter.number(number))
                : Optional.empty();
        if (found.isEmpty()) {
            throw Refusal.of(Reason.NOT_FOUND, "service_request_id").thrown();
        }
        return found.get();
    }

    /** Reads off the event loop. */
    <T> void offLoop(Reading<T> reading, Then<T> then) {
        Context context = Objects.requireNonNull(vertx.getOrCreateContext());
        if (!room.tryAcquire()) {
            then.told(new Outcome.Not<>(Refusal.of(Reason.BUSY)));
            return;
        }
        Thread.ofVirtual().name("open311 read").start(() -> {
            Outcome<T> outcome = outcome(reading);
            context.runOnContext(v -> then.told(outcome));
        });
    }

    private <T> Outcome<T> outcome(Reading<T> reading) {
        try {
            return new Outcome.Read<>(reading.read());
        } catch (Refused e) {
            return new Outcome.Not<>(e.refusal());
        } catch (SQLException e) {
            LOG.warnf("open311=read postgresql=away fault=%s", e.getClass().getName());
            return new Outcome.Not<>(Refusal.of(Reason.BUSY));
        } catch (RuntimeException e) {
            LOG.errorf("open311=read fault=%s", e.getClass().getName());
            return new Outcome.Not<>(Refusal.of(Reason.INTERNAL));
        } finally {
            room.release();
        }
    }
}
