package otklik.notify.web;

import java.util.UUID;
import otklik.contracts.DerivedId;

/**
 * A chat as rows and streams know it: a hash of its address, from which nobody gets back to the address.
 */
record WebChat(UUID id) {
    /** @param address as ingest-service gives it out, and seals it into the contact */
    static WebChat of(String address) {
        return new WebChat(UUID.fromString(DerivedId.of("web-chat", address)));
    }

    @Override
    public String toString() {
        return "WebChat[…]";
    }
}
