package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.testkit.fake.Keep;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.message.Marker;
import otklik.testkit.message.TestMessage;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/**
 * Whatever way a citizen's words took, an erasure takes them out of every table at once, and time takes them out of every stream and
 * file. Time is the broker's clock: it is started anew on the same folder, forty days later. The records that routing-service writes to
 * agencies' topics a day after an erasure are written by the test. Another citizen's words are still there at the end.
 */
class ErasedCitizenTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Marker WORDS = word(1, "zhuravlik");
    private static final Marker REVISED = word(2, "odyvanchik");
    private static final Marker ANSWER = word(3, "kolokolchik");
    private static final Marker CORRECTED = word(4, "vasilyok");
    private static final Marker POISON = word(5, "oduren");
    private static final Marker PHONE = word(6, "89587654321");
    private static final Marker AUTHOR = word(7, "native-anna");
    private static final List<Marker> HIS = List.of(WORDS, REVISED, ANSWER, CORRECTED, POISON, PHONE, AUTHOR);
    private static final List<Marker> FOREIGN = List.of(word(8, "podsnezhnik"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private WebhookReceiver receiver;
    private RunningSystem system;
    private final HttpClient http = HttpClient.newHttpClient();

    private static Marker word(int number, String written) {
        return new Marker(Marker.Kind.NAME, number, written, List.of(written));
    }

    @BeforeEach
    void start() {
        receiver = WebhookReceiver.start(Keep.body());
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data, "fast");
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
        receiver.close();
        http.close();
    }

    @Test
    void shouldLeaveNoWordInAnyStoreAtOnceAndInAnyStreamOrFileAfterTheirTime() throws Exception {
        URI address = receiver.url("/notices");
        receiver.trust(address.getPath(), system.webhook("test", address));
        PatientPlatform platform = new PatientPlatform(system.url(), system.key("test"));
        platform.send(
                List.of(
                        message("anna-1", "native-anna", "Яма на дороге, zhuravlik, тел. 89587654321"),
                        message("anna-2", "native-anna", "Щыё ъъъ, фщж vasilyok"),
                        message("boris-1", "native-boris", "Яма на дороге, podsnezhnik")),
                1);
        JsonObject first = acknowledgement("anna-1");
        JsonObject second = acknowledgement("anna-2");
        acknowledgement("boris-1");
        platform.send(List.of(message("anna-1", "native-anna", "Яма засыпана, odyvanchik")), 1);
        notice("anna-1", "status-revised");
        String corrected = second.getString("category").equals("housing") ? "waste" : "housing";
        command("coordinator", "PUT", second, "/category", new JsonObject().put("category", corrected));
        command("admin", "POST", first, "/resolution", new JsonObject().put("text", "Вы писали: kolokolchik"));
        notice("anna-1", "status-answered");
        ErasureTopics topics = new ErasureTopics(system.bootstrapServers());
        topics.poison("connector.test.messages", "{\"text\":\"oduren\",\"author\":{\"id\":\"native-anna\"}}");
        topics.awaitRecords("connector.test.messages.dead", PATIENCE);
        topics.awaitRecords("training.examples", PATIENCE);
        ErasureStores stores = new ErasureStores(system.database(), HIS, FOREIGN);
        Eventually.within(
                PATIENCE,
                "his words to be searchable",
                () -> stores.placesOfHis().contains("case_text"));
        assertThat(stores.placesOfHis()).contains("message", "message_revision", "cases");
        assertThat(topics.having(HIS))
                .contains("messages.received", "messages.tagged", "cases.events", "training.examples");

        JsonObject done = erase(first);

        assertThat(done.getInteger("cases")).isEqualTo(2);
        Eventually.within(
                PATIENCE,
                "no word of his in any table",
                () -> stores.placesOfHis().isEmpty());
        assertThat(stores.placesOfOthers()).contains("message");
        assertThat(notice("anna-1", "erased").getString("text")).contains(first.getString("reference"));
        assertThat(status(first).statusCode()).isEqualTo(410);
        topics.awaitType("cases.events", "otklik.case.erased.v1", 2, PATIENCE);
        String caseIds = first.getString("caseId") + " " + second.getString("caseId");
        platform.send(List.of(message("anna-2", "native-anna", "Щыё ъъъ, фщж vasilyok")), 1);
        topics.awaitType("cases.events", "otklik.message.repeated.v1", 1, PATIENCE);
        assertThat(stores.placesOfHis()).isEmpty();
        stores.rewriteTables();
        system.close();

        LaterBroker later = new LaterBroker(data.resolve("kafka"), Duration.ofDays(40));
        try (later) {
            later.eraseFromAgencies(List.of(caseIds.split(" ")));
            Eventually.within(
                    PATIENCE,
                    "no word of his in any stream",
                    () -> new ErasureTopics(later.bootstrapServers())
                            .having(HIS)
                            .isEmpty());
            later.awaitNoFileThatWaitsForItsEnd(PATIENCE);
            assertThat(new ErasureTopics(later.bootstrapServers()).having(FOREIGN))
                    .anyMatch(topic -> topic.startsWith("agency."));
        }
        assertThat(ErasureStores.filesHolding(data, HIS)).isEmpty();
        assertThat(ErasureStores.filesHolding(data, FOREIGN)).isNotEmpty();
    }

    private static TestMessage message(String externalId, String author, String text) {
        return new TestMessage(
                externalId,
                text,
                externalId,
                author,
                null,
                "orenburg",
                "other",
                "social",
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(),
                List.of());
    }

    /** What the platform was told of the message: number, PIN and case. */
    private JsonObject acknowledgement(String externalId) {
        return Eventually.value(
                PATIENCE,
                "the acknowledgement of " + externalId,
                () -> notices(externalId)
                        .filter(told -> told.containsKey("pin"))
                        .findFirst());
    }

    private JsonObject notice(String externalId, String kind) {
        return Eventually.value(
                PATIENCE,
                kind + " of " + externalId,
                () -> notices(externalId)
                        .filter(told -> told.getString("notice").equals(kind))
                        .findFirst());
    }

    private java.util.stream.Stream<JsonObject> notices(String externalId) {
        return receiver.accepted().stream()
                .map(ReceivedWebhook::kept)
                .filter(Objects::nonNull)
                .map(kept -> new JsonObject(kept).getJsonObject("data"))
                .filter(told -> told.getString("externalId").equals(externalId));
    }

    private void command(String role, String method, JsonObject its, String step, JsonObject body) {
        system.command(role, method, "/v1/cases/" + its.getString("reference") + step, body);
    }

    private JsonObject erase(JsonObject told) throws Exception {
        HttpResponse<String> unconfirmed = post(told, "{}");
        assertThat(unconfirmed.statusCode()).isEqualTo(400);
        HttpResponse<String> answer = post(told, "{\"confirm\":true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> post(JsonObject told, String body) throws Exception {
        return http.send(
                page(told, "/erasure")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> status(JsonObject told) throws Exception {
        return http.send(page(told, "").build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder page(JsonObject told, String part) {
        return HttpRequest.newBuilder(
                        URI.create(system.url() + "/v1/public/cases/" + told.getString("reference") + part))
                .header("X-Pin", told.getString("pin"));
    }
}
