package otklik.notify.webhook;

import java.net.InetAddress;

/** A webhook looked up: what to call, or why not. */
sealed interface Target {

    /** @param address resolved once and checked: this very address is called, whatever the name says a moment later */
    record Ready(Webhook webhook, InetAddress address) implements Target {}

    /** Nobody wants notices there. */
    record Unregistered() implements Target {}

    /** The address is not one that we call. */
    record Forbidden(String reason) implements Target {}

    /** It cannot be looked up now. */
    record Unknown(String reason) implements Target {}
}
