package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import otklik.notify.vault.Owner;
import otklik.notify.vault.SealedAddress;
import otklik.notify.vault.Vault;

/**
 * Lays citizens' keys beside the addresses of what was claimed: one question for all of it, and no memory, so that a key that is erased
 * is gone for every replica at its next claim. For one thread.
 */
@Singleton
final class Addresses {
    private static final Logger LOG = Logger.getLogger(Addresses.class);
    /** Between two questions to a database that does not answer: what needs no key goes on meanwhile. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final Duration PUT_BACK_FOR = Duration.ofSeconds(1);

    private final Vault vault;
    private final Recorder recorder;
    private final Clock clock;
    private Instant awayUntil = Instant.MIN;

    Addresses(Vault vault, Recorder recorder, Clock clock) {
        this.vault = vault;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Those that can be sent now. An address whose key is gone is none; while keys cannot be asked for, what needs one is put back. */
    List<Delivery> withKeys(List<Delivery> claimed) {
        Set<Owner> owners = new HashSet<>();
        claimed.forEach(delivery -> owner(delivery).ifPresent(owners::add));
        if (owners.isEmpty()) {
            return claimed;
        }
        Optional<Map<Owner, byte[]>> keys = ask(owners);
        if (keys.isEmpty()) {
            return withoutThoseThatNeedOne(claimed);
        }
        return claimed.stream().map(delivery -> withKey(delivery, keys.get())).toList();
    }

    private Optional<Map<Owner, byte[]>> ask(Collection<Owner> owners) {
        Instant now = clock.instant();
        if (now.isBefore(awayUntil)) {
            return Optional.empty();
        }
        try {
            return Optional.of(vault.keys(owners));
        } catch (SQLException e) {
            LOG.warnf("vault=away SQLSTATE=%s retry_in_s=%d", e.getSQLState(), REST.toSeconds());
            awayUntil = clock.instant().plus(REST);
            return Optional.empty();
        }
    }

    private List<Delivery> withoutThoseThatNeedOne(List<Delivery> claimed) {
        List<Delivery> others = new ArrayList<>();
        for (Delivery delivery : claimed) {
            if (owner(delivery).isPresent()) {
                recorder.record(delivery, new DeliveryResult.PutBack(PUT_BACK_FOR));
            } else {
                others.add(delivery);
            }
        }
        return others;
    }

    private static Delivery withKey(Delivery delivery, Map<Owner, byte[]> keys) {
        SealedAddress address = delivery.address();
        Optional<Owner> owner = owner(delivery);
        if (address == null || owner.isEmpty()) {
            return delivery;
        }
        byte[] key = keys.get(owner.get());
        return delivery.withAddress(key == null ? null : address.with(key));
    }

    private static Optional<Owner> owner(Delivery delivery) {
        SealedAddress address = delivery.address();
        return address == null ? Optional.empty() : address.owner();
    }
}
