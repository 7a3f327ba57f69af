package otklik.notify.vault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address as it is kept.
 *
 * @param endpoint whose it is: a contact's id, or staff's endpoint
 * @param sealed the address, readable with the key that it was sealed to
 * @param wrappedKey that key, wrapped by the vault's master key; absent for an address that is sealed to notify's own, and until it was
 *     asked for
 */
public record SealedAddress(String endpoint, String sealed, byte @Nullable [] wrappedKey) {

    /** Whose key opens it; empty for one that is sealed to notify's own. */
    public Optional<Owner> owner() {
        return CitizenSeal.ownerOf(sealed);
    }

    public SealedAddress with(byte[] key) {
        return new SealedAddress(endpoint, sealed, key);
    }

    @Override
    public String toString() {
        return "SealedAddress[…]";
    }
}
