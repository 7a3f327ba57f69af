package otklik.routing.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table {@code case_notice}, read. */
public final class NoticesOfCase {
    private NoticesOfCase() {}

    /** In the order in which they came to their states; none where the transaction does not see the case. */
    public static List<CaseNotice> of(Connection transaction, long caseNumber) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select notice_id::text, notice, channel, state, case_version, at, attempts, fault
                from case_notice where case_number = ? order by at, notice_id""")) {
            select.setLong(1, caseNumber);
            List<CaseNotice> notices = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    notices.add(new CaseNotice(
                            Objects.requireNonNull(row.getString(1)),
                            Objects.requireNonNull(row.getString(2)),
                            Objects.requireNonNull(row.getString(3)),
                            Objects.requireNonNull(row.getString(4)),
                            row.getObject(5, Integer.class),
                            Objects.requireNonNull(row.getObject(6, OffsetDateTime.class))
                                    .toInstant(),
                            row.getObject(7, Integer.class),
                            row.getString(8)));
                }
            }
            return notices;
        }
    }
}
