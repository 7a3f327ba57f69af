package otklik.testkit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import otklik.eventing.seal.SealKeys;
import otklik.testkit.observe.TopicRecords;

class OtklikResourcesTest {

    @Test
    void shouldGiveAServiceAllItNeedsAndStartOnce() throws SQLException {
        Map<String, String> config = start("routing");
        Map<String, String> again = start("notify");

        assertThat(again.get("otklik.kafka.bootstrap-servers")).isEqualTo(config.get("otklik.kafka.bootstrap-servers"));
        assertThat(config).containsEntry("quarkus.datasource.username", "otklik_routing");
        assertThat(again).containsEntry("quarkus.datasource.username", "otklik_notify");
        assertThat(again.get("quarkus.datasource.keys.jdbc.url")).endsWith("/otklik_keys");
        assertThat(config).doesNotContainKey("quarkus.datasource.keys.jdbc.url");
        assertThat(start("classify")).doesNotContainKey("quarkus.datasource.jdbc.url");
        assertThat(new TopicRecords(OtklikResources.bootstrapServers()).topics())
                .contains("messages.received", "messages.received.dead", "cases.events", "notices.events")
                .anyMatch(name -> name.startsWith("agency.") && name.endsWith(".cases"));
        assertThat(SealKeys.readPrivate(Path.of(config.getOrDefault("otklik.keys.dir", "")), "routing"))
                .isNotNull();
        assertThat(Files.exists(Path.of(config.getOrDefault("otklik.region.pack", ""))))
                .isTrue();
        try (var connection = DriverManager.getConnection(
                config.get("quarkus.datasource.jdbc.url"),
                config.get("quarkus.datasource.username"),
                config.get("quarkus.datasource.password"))) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void shouldSignTokensThatCarryRoleAndAgency() {
        start("routing");

        assertThat(TestToken.of("executor", "min-roads").split("\\.", -1))
                .hasSize(3)
                .allMatch(part -> part.matches("[A-Za-z0-9_-]+"));
    }

    private static Map<String, String> start(String service) {
        OtklikResources resources = new OtklikResources();
        resources.init(Map.of("service", service));
        return resources.start();
    }
}
