package otklik.routing.opening;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import otklik.contracts.TaggedEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Outbox;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.routing.casework.Responsibility;
import otklik.routing.citizen.Pins;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.fixture.Packs;

/** The handler as it is, and broken on purpose. */
public final class Variants {
    private Variants() {}

    public static DatabaseConsumer.Handler<TaggedEvent> asItIs(Outbox outbox) {
        return with(new UniqueMessages(), outbox);
    }

    /** Takes every message for a new one, whatever the unique constraint says. */
    public static DatabaseConsumer.Handler<TaggedEvent> withoutDedupe(Outbox outbox) {
        UniqueMessages unique = new UniqueMessages();
        return with(
                (transaction, arrivals) -> {
                    unique.admit(transaction, arrivals);
                    return arrivals;
                },
                outbox);
    }

    private static DatabaseConsumer.Handler<TaggedEvent> with(Admission admission, Outbox outbox) {
        Clock clock = Clock.systemUTC();
        try {
            return Opening.handler(
                    new EarlyReplies(),
                    admission,
                    new Responsibility(Packs.ORENBURG),
                    new CaseTimers(() -> Packs.ORENBURG),
                    new OpenCases.CitizensPins(
                            new Pins(new byte[32], new SecureRandom()),
                            new Sealer(SealKeys.generate().getPublicKeysetHandle(), clock)),
                    (transaction, said) -> () -> {},
                    outbox,
                    clock,
                    new SimpleMeterRegistry());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot seal", e);
        }
    }
}
