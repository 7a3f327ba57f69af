package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import otklik.contracts.CaseSnapshot.Origin;
import otklik.notify.email.EmailSettings;
import otklik.region.RegionPack;
import otklik.region.StatusWay;

/** Who is told of a case, from where it came. */
@Singleton
final class Recipients {
    private final Lanes lanes;
    private final DeliveryMeters meters;
    private final RegionPack pack;
    private final EmailSettings email;

    Recipients(Lanes lanes, DeliveryMeters meters, RegionPack pack, EmailSettings email) {
        this.lanes = lanes;
        this.meters = meters;
        this.pack = pack;
        this.email = email;
    }

    /** All who are told: by the way that the message came, and, where nobody reads along in his own place, the citizen's mailbox beside it. */
    List<Recipient> all(Origin origin, Set<String> connectors, Map<String, Recipient> mailboxes) {
        List<Recipient> all = new ArrayList<>();
        of(origin, connectors).ifPresent(all::add);
        Recipient mailbox = mailboxes.get(Objects.requireNonNullElse(origin.contactId(), ""));
        if (mailbox != null) {
            all.add(mailbox);
        }
        return all;
    }

    /**
     * Mailboxes that are told beside the way that a message came, by the contact that it names: of a connector's citizens, whose platform is
     * told by its webhook, and of those who gave one on a page, which they may never open again. A connector's contact that is not here yet
     * counts as one: whether it is shows when it is here.
     */
    Map<String, Recipient> mailboxes(Connection transaction, Collection<Origin> origins) throws SQLException {
        Map<String, String> sources = new HashMap<>();
        Set<String> pages = new HashSet<>();
        for (Origin origin : origins) {
            String contactId = origin.contactId();
            if (contactId != null && origin.channel().equals("connector")) {
                sources.put(contactId, origin.source());
            } else if (contactId != null && origin.channel().equals("web")) {
                pages.add(contactId);
            }
        }
        if (email.from().isEmpty() || sources.isEmpty() && pages.isEmpty()) {
            return Map.of();
        }
        Map<String, Recipient> mailboxes = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select asked.id, asked.id, null from unnest(?) as asked(id)
                left join contact c on c.contact_id = asked.id
                where c.contact_id is null or c.channel = 'email'
                union all
                select c.besides, c.contact_id, c.source from unnest(?) as asked(id)
                join contact c on c.besides = asked.id
                where c.channel = 'email' and c.drop_by is null""")) {
            select.setArray(
                    1, transaction.createArrayOf("text", sources.keySet().toArray()));
            select.setArray(2, transaction.createArrayOf("text", pages.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String asked = DeliveryRows.text(row, 1);
                    String source =
                            Objects.requireNonNullElseGet(row.getString(3), () -> sources.getOrDefault(asked, ""));
                    mailboxes.put(asked, new Recipient.Mailbox(source, DeliveryRows.text(row, 2)));
                }
            }
        }
        return mailboxes;
    }

    /** Connectors that want notices by webhook now, as this transaction sees it. */
    Set<String> connectorsWithWebhook(Connection transaction) throws SQLException {
        Set<String> connectors = new HashSet<>();
        try (PreparedStatement select = transaction.prepareStatement("select connector from webhook where active");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                connectors.add(Objects.requireNonNull(row.getString(1)));
            }
        }
        return connectors;
    }

    /**
     * Empty where the connector has no webhook; {@link Recipient.Nobody} where a citizen gave no address, or one that nothing here writes
     * to. Both are counted.
     */
    Optional<Recipient> of(Origin origin, Set<String> connectors) {
        String contactId = origin.contactId();
        if (contactId != null && lanes.serves(origin.channel())) {
            return Optional.of(new Recipient.Chat(origin.channel(), origin.source(), contactId));
        }
        // Of a connector the address is the citizen's own, for who can write to it; the platform itself is told by its
        // webhook.
        if (!origin.channel().equals("connector")) {
            meters.untold(origin.channel(), contactId == null ? "no_contact" : "no_sender");
            return Optional.of(new Recipient.Nobody(
                    origin.channel(), contactId == null ? DeadReason.NO_CONTACT : DeadReason.NO_SENDER, contactId));
        }
        Set<StatusWay> ways = pack.connector(origin.source())
                .map(known -> known.feedback().ways())
                .orElse(Set.of(StatusWay.WEBHOOK));
        if (!ways.contains(StatusWay.WEBHOOK) || !connectors.contains(origin.source())) {
            // Whoever is told by topic or file is told.
            if (ways.equals(Set.of(StatusWay.WEBHOOK))) {
                meters.untold(Recipient.Webhook.CHANNEL, "no_webhook");
            }
            return Optional.empty();
        }
        return Optional.of(new Recipient.Webhook(origin.source()));
    }
}
