package otklik.notify.email;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.Recipient;
import otklik.notify.delivery.Sender;
import otklik.notify.messenger.Chats;
import otklik.notify.messenger.Paces;

/**
 * Sends notices to citizens' own mailboxes, in the pace of their source and of each domain. SMTP has no handle: a letter that was given to
 * the relay without an answer may be on its way. State is confined to the sending loop.
 */
@Singleton
final class EmailSender implements Sender {
    /** The pace of a domain is its interval alone. */
    private static final int DOMAINS_PER_SECOND = 1_000;

    private final Letters letters;
    private final Relay relay;
    private final Chats chats;
    private final EmailSettings settings;
    private final @Nullable Address from;
    private final Paces sources;
    private final Paces domains;

    /** @throws IllegalArgumentException when {@code otklik.email.from} is set and is no address */
    EmailSender(Letters letters, Relay relay, Chats chats, EmailSettings settings) {
        this.letters = letters;
        this.relay = relay;
        this.chats = chats;
        this.settings = settings;
        this.from = settings.from()
                .map(given -> Address.parse(given)
                        .orElseThrow(() -> new IllegalArgumentException("otklik.email.from is no e-mail address")))
                .orElse(null);
        this.sources = new Paces(settings.perSecond(), settings.domainInterval());
        this.domains = new Paces(DOMAINS_PER_SECOND, settings.domainInterval());
    }

    @Override
    public String channel() {
        return Recipient.Mailbox.CHANNEL;
    }

    @Override
    public int width() {
        return room();
    }

    /** A second's worth: what waits longer waits better in the table. */
    @Override
    public int room() {
        return settings.perSecond();
    }

    /** Not every mailbox knows a {@code Message-ID} again. */
    @Override
    public boolean repeatsAreHarmless() {
        return false;
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public void send(Delivery delivery, Consumer<DeliveryResult> told) {
        Address writer = from;
        if (writer == null) {
            told.accept(new DeliveryResult.TryLater(null, "otklik.email.from is not set", Blame.LANE));
            return;
        }
        chats.reach(delivery, sources, told, address -> {
            Optional<Address> to = Address.parse(address);
            if (to.isEmpty()) {
                told.accept(new DeliveryResult.Refused(
                        DeadReason.UNKNOWN_RECIPIENT, "what the contact holds is no e-mail address"));
            } else {
                chats.turn(
                        delivery,
                        domains,
                        to.get().domain(),
                        told,
                        () -> relay.send(letters.write(delivery, writer, to.get()), told));
            }
        });
    }
}
