package otklik.ingest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.resource.OtklikResources;

/** The service's tables, as somebody sees them who looks for words that should be gone. */
final class Tables {
    private Tables() {}

    /** Every text in the rows of a case, but for what a hidden row says of itself. */
    static List<String> textOf(String table, String caseId) {
        DatabaseLogin login = OtklikResources.login("otklik_ingest");
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                PreparedStatement select =
                        connection.prepareStatement("select to_jsonb(t) - 'case_id' - 'sight' from ingest." + table
                                + " t where case_id = ?::uuid")) {
            select.setString(1, caseId);
            List<String> texts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Ingest.json(row.getString(1)).elements().forEachRemaining(value -> {
                        if (value.isTextual()) {
                            texts.add(value.asText());
                        }
                    });
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
