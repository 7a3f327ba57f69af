package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import otklik.region.Agency;
import otklik.region.DutyChannel;
import otklik.region.RegionPack;

/** By what offices can be called, and in which order. */
@Singleton
final class DutyRoster {
    private final RegionPack pack;

    DutyRoster(RegionPack pack) {
        this.pack = pack;
    }

    /** All that can be called now, with the source of each channel. */
    record Reachable(Map<Office, Map<String, String>> sources) {}

    Reachable reachable(Connection transaction) throws SQLException {
        Map<Office, Map<String, String>> sources = new HashMap<>();
        try (PreparedStatement select =
                        transaction.prepareStatement("select office, role, channel, source from duty_contact");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sources.computeIfAbsent(
                                new Office(DeliveryRows.text(row, 1), DeliveryRows.text(row, 2)), o -> new HashMap<>())
                        .put(DeliveryRows.text(row, 3), DeliveryRows.text(row, 4));
            }
        }
        return new Reachable(sources);
    }

    /** The first office of the call that can be called, by its fastest channel that has not had its turn; empty where none can. */
    Optional<Recipient> of(Call call, Reachable reachable) {
        for (Office office : call.first()) {
            Map<String, String> sources = reachable.sources().getOrDefault(office, Map.of());
            List<String> channels = order(office).stream()
                    .map(DutyChannel::code)
                    .filter(sources::containsKey)
                    .toList();
            if (!channels.isEmpty()) {
                String channel = channels.get(call.round() % channels.size());
                return Optional.of(new Recipient.OnDuty(office, channel, String.valueOf(sources.get(channel))));
            }
        }
        return Optional.empty();
    }

    private List<DutyChannel> order(Office office) {
        return pack.agency(office.code()).map(Agency::duty).orElseGet(pack::centreDuty);
    }
}
