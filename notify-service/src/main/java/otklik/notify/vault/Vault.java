package otklik.notify.vault;

import jakarta.inject.Singleton;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;

/** Opens addresses. Thread-safe, and never waits for anything: it is called on the sending loop. */
@Singleton
public final class Vault {
    private final Unsealer unsealer;

    Vault(Unsealer unsealer) {
        this.unsealer = unsealer;
    }

    /** The address in plain: for the call that needs it, and to be kept nowhere. */
    public String open(SealedAddress address) throws UnreadableSeal {
        return unsealer.unsealText(address.sealed());
    }
}
