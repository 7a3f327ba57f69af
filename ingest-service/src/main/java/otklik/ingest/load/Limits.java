package otklik.ingest.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import otklik.contracts.Message;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/**
 * How many messages a source may send, and a citizen by it. What is over is refused with the seconds to wait, never dropped:
 * its sender sends it again. Thread-safe; memory is bounded.
 */
@Singleton
public final class Limits {
    private static final String CONNECTOR = "connector";
    private static final long SECOND = 1_000_000_000L;

    private final SourceRates rates;
    private final Clock clock;
    private final MeterRegistry registry;
    private final CitizenBuckets citizens;
    private final Map<String, SourceLimit> sources = new ConcurrentHashMap<>();

    Limits(LoadSettings settings, Clock clock, MeterRegistry registry) {
        this.rates = new SourceRates(settings);
        this.clock = clock;
        this.registry = registry;
        this.citizens = new CitizenBuckets(settings.citizen().most());
    }

    /** @throws Refused when the source's next message would be, so that its body need not be read */
    public void requireOpen(String source) throws Refused {
        admit(source, "source", limit(source).waitNanos(now()));
    }

    /** Counts a message of the source, unless it must wait: for who can wait. */
    public boolean take(String source) {
        return limit(source).take(now()) == 0;
    }

    /**
     * Counts a message of its source and of its citizen.
     *
     * @throws Refused with {@link Reason#TOO_MANY} when either has sent too many; expected are the seconds to wait
     */
    public void require(String source, Message message) throws Refused {
        admit(source, "source", limit(source).take(now()));
        requireOfCitizen(source, message);
    }

    /** As {@link #require}, of the citizen alone. Connectors answer for their citizens, unless configured otherwise. */
    public void requireOfCitizen(String source, Message message) throws Refused {
        boolean byConnector = message.channel().equals(CONNECTOR);
        Rate rate = limit(source).ofCitizen(byConnector ? Rate.UNLIMITED : rates.ofCitizen());
        String citizen = message.citizen();
        if (rate != Rate.UNLIMITED && citizen != null) {
            admit(source, "citizen", citizens.take(source, citizen, rate, now()));
        }
    }

    private SourceLimit limit(String source) {
        SourceLimit known = sources.get(source);
        return known == null ? sources.computeIfAbsent(source, rates::limit) : known;
    }

    private long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * SECOND + now.getNano();
    }

    private void admit(String source, String by, long waitNanos) throws Refused {
        if (waitNanos > 0) {
            Counter.builder("otklik.ingest.limited")
                    .description("Messages over the limit of their source or citizen, refused to be sent again")
                    .tags("connector", source, "by", by)
                    .register(registry)
                    .increment();
            throw new Refusal(Reason.TOO_MANY, null, String.valueOf((waitNanos + SECOND - 1) / SECOND)).thrown();
        }
    }
}
