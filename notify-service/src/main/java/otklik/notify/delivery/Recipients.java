package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import otklik.contracts.CaseSnapshot.Origin;
import otklik.region.RegionPack;
import otklik.region.StatusWay;

/** Who is told of a case, from where it came. */
@Singleton
final class Recipients {
    private final Lanes lanes;
    private final DeliveryMeters meters;
    private final RegionPack pack;

    Recipients(Lanes lanes, DeliveryMeters meters, RegionPack pack) {
        this.lanes = lanes;
        this.meters = meters;
        this.pack = pack;
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
                    origin.channel(), contactId == null ? DeadReason.NO_CONTACT : DeadReason.NO_SENDER));
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
