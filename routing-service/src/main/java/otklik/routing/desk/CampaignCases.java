package otklik.routing.desk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which cases of a campaign wait for a step. */
final class CampaignCases {
    // What has joined another case has its lead's answer.
    private static final String SELECT = """
            select c.reference from cases c
            where c.campaign = ? and c.status = any (?) and c.lead is null
              and (?::text is null or c.executor is distinct from ?)
              and (? or c.executor = ? or (? and c.curator = ?))
              and (?::text is null or c.municipality = ?)
            order by c.number limit ?""";

    /** The oldest of those that the caller can take the step with, under his sight. */
    List<String> waiting(Connection transaction, String campaign, BulkOrder.Waiting waiting, Caller caller, int most)
            throws SQLException {
        if (!caller.seesEveryAgency() && !caller.seesOwnAgency()) {
            return List.of();
        }
        try (PreparedStatement select = transaction.prepareStatement(SELECT)) {
            select.setString(1, campaign);
            select.setArray(
                    2, transaction.createArrayOf("text", waiting.states().toArray()));
            select.setString(3, waiting.notAt());
            select.setString(4, waiting.notAt());
            select.setBoolean(5, caller.seesEveryAgency());
            select.setString(6, caller.agency());
            select.setBoolean(7, !waiting.forExecutor());
            select.setString(8, caller.agency());
            select.setString(9, caller.municipality());
            select.setString(10, caller.municipality());
            select.setInt(11, most);
            List<String> references = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    references.add(row.getString(1));
                }
            }
            return references;
        }
    }
}
