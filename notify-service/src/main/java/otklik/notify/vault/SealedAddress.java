package otklik.notify.vault;

import org.jspecify.annotations.Nullable;

/**
 * An address as it is kept.
 *
 * @param owner whose it is: a contact's id, or staff's endpoint
 * @param sealed the address, readable with the key that it was sealed to
 * @param wrappedKey that key, wrapped by the vault's master key; absent for an address that is sealed to notify's own
 */
public record SealedAddress(String owner, String sealed, byte @Nullable [] wrappedKey) {
    @Override
    public String toString() {
        return "SealedAddress[…]";
    }
}
