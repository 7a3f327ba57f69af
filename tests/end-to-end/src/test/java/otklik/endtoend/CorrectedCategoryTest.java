package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.classify.learning.LearnedExamples;
import otklik.classify.learning.RunningBroker;
import otklik.contracts.TrainingEvent.ExampleLearned;
import otklik.eventing.CompactedTopic.Unavailable;
import otklik.testkit.message.TestMessage;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/** What a coordinator corrects goes to the agency at once, and is there for the next model. */
class CorrectedCategoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String UNCLEAR = "Щыё ъъъ, фщж pupkin@example.org";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private RunningSystem system;

    @BeforeEach
    void start() {
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data, "fast");
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void shouldAssignACaseFromTriageByItsCorrectedCategoryAndKeepTheExample() throws Exception {
        new PatientPlatform(system.url(), system.key("test")).send(List.of(message()), 1);
        JsonObject opened = snapshot("cases.events", "otklik.case.opened.v1");
        assertThat(opened.getString("status")).isEqualTo("triage");
        assertThat(opened.getJsonArray("guesses")).hasSize(3);
        String corrected = opened.getString("guess").equals("housing") ? "waste" : "housing";

        JsonObject after = system.command(
                "coordinator",
                "PUT",
                "/v1/cases/" + opened.getString("reference") + "/category",
                new JsonObject().put("category", corrected));

        assertThat(after.getString("status")).isEqualTo("assigned");
        JsonObject heard = snapshot("agency." + after.getString("executor") + ".cases", "otklik.case.assigned.v1");
        assertThat(heard.getString("caseId")).isEqualTo(opened.getString("caseId"));
        assertThat(heard.getString("category")).isEqualTo(corrected);
        ExampleLearned example = example();
        assertThat(example.caseId()).isEqualTo(opened.getString("caseId"));
        assertThat(example.category()).isEqualTo(corrected);
        assertThat(example.guess()).isEqualTo(opened.getString("guess"));
        assertThat(example.source()).isEqualTo("corrected");
        assertThat(example.text()).isEqualTo("Щыё ъъъ, фщж <EMAIL>");
    }

    private static TestMessage message() {
        return new TestMessage(
                "unclear",
                UNCLEAR,
                "unclear",
                null,
                null,
                "orenburg",
                "other",
                "social",
                Instant.now(),
                List.of(),
                List.of());
    }

    private JsonObject snapshot(String topic, String type) {
        TopicRecords records = new TopicRecords(system.bootstrapServers());
        return Eventually.value(
                PATIENCE,
                type + " on " + topic,
                () -> records.all(topic).stream()
                        .filter(got -> type.equals(TopicRecords.header(got, "ce_type")))
                        .map(got -> new JsonObject(new String(got.value(), StandardCharsets.UTF_8)))
                        .map(event -> event.getJsonObject("snapshot"))
                        .findFirst());
    }

    /** As {@code otklik train} finds it. */
    private ExampleLearned example() throws Exception {
        String broker = RunningBroker.address(data).orElseThrow();
        return Eventually.value(PATIENCE, "the example", () -> {
            try {
                return LearnedExamples.read(broker).stream().findFirst();
            } catch (Unavailable e) {
                return Optional.empty();
            }
        });
    }
}
