package otklik.notify.vault;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;

/** Seals addresses under their citizens' keys, opens them, and forgets keys. Thread-safe. */
@Singleton
public final class Vault {
    private static final Logger LOG = Logger.getLogger(Vault.class);

    private final Unsealer own;
    private final CitizenKeys keys;

    Vault(Unsealer own, CitizenKeys keys) {
        this.own = own;
        this.keys = keys;
    }

    /**
     * The address in plain: for the call that needs it, and to be kept nowhere. Never waits for anything: it is called on the sending
     * loop, so its key is with it already.
     */
    public String open(SealedAddress address) throws UnreadableSeal {
        Optional<Owner> owner = address.owner();
        if (owner.isEmpty()) {
            return own.unsealText(address.sealed());
        }
        byte[] wrapped = address.wrappedKey();
        if (wrapped == null) {
            throw new UnreadableSeal("its key is not with it", null);
        }
        return CitizenSeal.open(keys.unwrap(owner.get(), wrapped), address.endpoint(), address.sealed());
    }

    /** Wrapped keys, for {@link SealedAddress#with}; who is forgotten is absent. */
    public Map<Owner, byte[]> keys(Collection<Owner> owners) throws SQLException {
        return keys.of(owners);
    }

    /**
     * An address to be kept.
     *
     * @param owner under whose key
     * @param sealed to notify's own key, or under another owner's
     */
    public record Given(String contactId, Owner owner, String sealed) {}

    /**
     * An address as it is to be kept.
     *
     * @param owner whose key opens it; absent for one that stays sealed to notify's own
     */
    public record Kept(String contactId, @Nullable Owner owner, String sealed) {}

    /**
     * Seals each under its owner's key, which is made where there is none. One that cannot be opened stays as it is: whoever brings back
     * what it was sealed to can still write to its citizen. The caller holds {@link KeyGate} until the rows are committed.
     */
    public List<Kept> keep(List<Given> given) throws SQLException {
        Set<Owner> owners = new HashSet<>();
        Set<Owner> former = new HashSet<>();
        for (Given one : given) {
            owners.add(one.owner());
            CitizenSeal.ownerOf(one.sealed()).ifPresent(former::add);
        }
        Map<Owner, byte[]> theirs = keys.made(owners);
        Map<Owner, byte[]> before = keys.of(former);
        return given.stream().map(one -> keep(one, theirs, before)).toList();
    }

    private Kept keep(Given one, Map<Owner, byte[]> theirs, Map<Owner, byte[]> before) {
        Optional<Owner> former = CitizenSeal.ownerOf(one.sealed());
        try {
            byte[] formerKey = former.map(before::get).orElse(null);
            String address = open(new SealedAddress(one.contactId(), one.sealed(), formerKey));
            byte[] key = keys.unwrap(one.owner(), Objects.requireNonNull(theirs.get(one.owner())));
            return new Kept(one.contactId(), one.owner(), CitizenSeal.seal(key, one.owner(), one.contactId(), address));
        } catch (UnreadableSeal e) {
            LOG.warnf("vault=unreadable contact=%s", one.contactId());
            return new Kept(one.contactId(), former.orElse(null), one.sealed());
        }
    }

    /** From now on nothing opens what their keys sealed. Idempotent; returns how many keys there were. */
    public int forget(Collection<Owner> owners) throws SQLException {
        return keys.forget(owners);
    }

    /** Who has a key: the next in their order. */
    public List<Owner> owners(@Nullable Owner after, int most) throws SQLException {
        return keys.page(after, most);
    }
}
