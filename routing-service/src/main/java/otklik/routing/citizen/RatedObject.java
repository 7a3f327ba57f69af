package otklik.routing.citizen;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Tags.Place;
import otklik.eventing.EventJson;
import otklik.routing.casework.Case;

/**
 * What one citizen's negative ratings are counted by: category and place of a case, together with its citizen, as a keyed hash from
 * which neither can be read. Without an author's id two cases are never the same citizen's: there the object is the case.
 */
final class RatedObject {
    private final Pins pins;

    RatedObject(Pins pins) {
        this.pins = pins;
    }

    /** The part of {@code message.particulars} that is needed here. */
    private record Particulars(@Nullable Place place) {}

    byte[] of(Connection transaction, Case rated) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select citizen, particulars from message where message_id = ?::uuid")) {
            select.setString(1, rated.messageId());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return of(rated, row.getString(1), place(row.getString(2)));
            }
        }
    }

    byte[] of(Case rated, @Nullable String citizen, @Nullable Place place) {
        if (citizen == null) {
            return pins.hash("rated-object", part(rated.caseId()));
        }
        StringBuilder object =
                new StringBuilder(part(citizen)).append(part(rated.category())).append(part(rated.municipality()));
        if (place != null) {
            object.append(part(place.settlement())).append(part(place.street())).append(part(place.house()));
        } else {
            object.append(part(null)).append(part(null)).append(part(null));
        }
        return pins.hash("rated-object", object.toString());
    }

    /** Length first, so that no two different objects make the same text. */
    private static String part(@Nullable String value) {
        String folded =
                value == null ? "" : value.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
        return folded.length() + ":" + folded;
    }

    private static @Nullable Place place(@Nullable String particulars) {
        if (particulars == null) {
            return null;
        }
        try {
            return Objects.requireNonNull(EventJson.mapper().readValue(particulars, Particulars.class))
                    .place();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored particulars of a message cannot be read", e);
        }
    }
}
