package otklik.routing.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.AddedMessages;
import otklik.routing.casework.AddedMessages.Added;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;

/** What a citizen added to a case and said of its answers, masked or in numbers; empty for who may not see the case. */
final class ReadCitizensSide {
    private final DataSource database;
    private final CaseStore cases;

    ReadCitizensSide(DataSource database, CaseStore cases) {
        this.database = database;
        this.cases = cases;
    }

    /**
     * What the citizen said of one answer.
     *
     * @param rating absent where he asked for the work to begin again without one
     * @param commented whether there are words of his, which are read apart
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rated(Instant answeredAt, @Nullable Integer rating, String consequence, Instant at, boolean commented) {}

    Optional<List<Added>> additions(Reference reference, Caller caller) throws SQLException {
        return caller.sight().run(database, transaction -> {
            var found = cases.find(transaction, reference).filter(caller::sees);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(AddedMessages.of(transaction, found.get().number()));
        });
    }

    Optional<List<Rated>> ratings(Reference reference, Caller caller) throws SQLException {
        return caller.sight().run(database, transaction -> {
            var found = cases.find(transaction, reference).filter(caller::sees);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ratings(transaction, found.get().number()));
        });
    }

    private static List<Rated> ratings(Connection transaction, long caseNumber) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select answered_at, rating, consequence, rated_at, sealed_comment is not null from rating
                where case_number = ? order by answered_at desc""")) {
            select.setLong(1, caseNumber);
            List<Rated> ratings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ratings.add(new Rated(
                            instant(row, 1),
                            row.getObject(2, Integer.class),
                            Objects.requireNonNull(row.getString(3)),
                            instant(row, 4),
                            row.getBoolean(5)));
                }
            }
            return ratings;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
