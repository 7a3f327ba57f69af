package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.message.TestMessage;
import otklik.testkit.privacy.PersonalDataSearch;
import otklik.testkit.system.RunningSystem;

/** Planted personal data may be in the raw streams and nowhere else: no later stream, dead letter, table, log or metric. */
final class LeakSearch {
    private static final Set<String> RAW = Set.of("messages.received", "connector.test.messages");

    private final RunningSystem system;
    private final List<TestMessage> messages;

    LeakSearch(RunningSystem system, List<TestMessage> messages) {
        this.system = system;
        this.messages = messages;
    }

    void demandNoMarker() throws SQLException {
        shouldFindThemWhereTheyMayBe();
        PersonalDataSearch search = PersonalDataSearch.of(messages)
                .topics(system.bootstrapServers(), topic -> !RAW.contains(topic))
                .files(system.data().resolve("logs"))
                .files(system.launcherLog());
        for (String service : RunningSystem.SERVICES) {
            search.page(service + " metrics", system.page(service, "/q/metrics"));
            search.page(service + " health", system.page(service, "/q/health"));
        }
        DatabaseLogin login = system.database();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password())) {
            search.tables(connection, "ingest", "routing", "notify");
        }
        search.demandNothing();
    }

    /** A search that cannot find what is there proves nothing. */
    private void shouldFindThemWhereTheyMayBe() {
        assertThat(PersonalDataSearch.of(messages)
                        .topics(system.bootstrapServers(), "messages.received"::equals)
                        .findings())
                .isNotEmpty();
    }
}
