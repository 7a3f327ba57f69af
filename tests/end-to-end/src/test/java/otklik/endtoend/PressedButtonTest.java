package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.testkit.fake.FakeViber;
import otklik.testkit.fake.FakeVk;
import otklik.testkit.fake.ViberCallbacks;
import otklik.testkit.fake.ViberRequest;
import otklik.testkit.fake.VkCallbacks;
import otklik.testkit.fake.VkRequest;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/** Two citizens, one in Viber and one in VK, press a button under the answers to their cases. */
class PressedButtonTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long GROUP = 77;
    private static final String ANNA = "anna-in-viber==";
    private static final long BORIS = 990_017;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private final FakeViber viber = FakeViber.start();
    private final FakeVk vk = FakeVk.start();
    private RunningSystem system;

    @BeforeEach
    void start() throws IOException {
        Path settings = Files.writeString(data.resolve("bots.properties"), """
                otklik.ingest.channels.bots.viber.region.secrets=viber-token
                otklik.viber.host=%s
                otklik.viber.bots.region.token=viber-token
                otklik.ingest.channels.bots.vk.region.secrets=vk-secret
                otklik.ingest.channels.bots.vk.region.confirmation=c0nf1rm
                otklik.ingest.vk.bots.region.group=%d
                otklik.vk.host=%s
                otklik.vk.bots.region.tokens=vk-token
                """.formatted(viber.url(), GROUP, vk.url()));
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data.resolve("data"), "fast")
                .with(Map.of("QUARKUS_CONFIG_LOCATIONS", settings.toString()));
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
        viber.close();
        vk.close();
    }

    @Test
    void shouldCountAPressedButtonAsARatingOfItsOwnCase() throws Exception {
        ViberCallbacks annas = new ViberCallbacks(hook("viber"), "viber-token");
        VkCallbacks boris = new VkCallbacks(hook("vk"), GROUP, "vk-secret");

        var annasWords = annas.text(ANNA, "Во дворе на улице Вымышленной в Орске третий день нет света");
        // As both do: until it is taken. A service that has just started may answer 503.
        Eventually.within(
                PATIENCE,
                "Anna's words to be taken",
                () -> annas.deliver(annasWords).statusCode() == 200);
        String hers = opened("viber");
        var borissWords = boris.message(BORIS, 1, "Автобус не ходит по расписанию, ждём на остановке Сказочная час");
        Eventually.within(
                PATIENCE,
                "Boris's words to be taken",
                () -> boris.deliver(borissWords).body().equals("ok"));
        String his = opened("vk");
        answer(hers, "Свет включили.");
        answer(his, "Автобус добавили.");
        ViberRequest toAnna = shown(
                "Свет включили.",
                () -> viber.shownTo(ANNA).stream().filter(shown -> shown.text().contains("Свет включили.")));
        VkRequest toBoris = shown(
                "Автобус добавили.",
                () -> vk.shownTo(Long.toString(BORIS)).stream()
                        .filter(shown -> shown.text().contains("Автобус добавили.")));

        assertThat(annas.deliver(annas.pressed(toAnna, 4)).statusCode()).isEqualTo(200);
        assertThat(boris.deliver(boris.pressed(toBoris, 3, 2)).body()).isEqualTo("ok");

        assertThat(rated(hers)).isEqualTo(5);
        assertThat(rated(his)).isEqualTo(4);
        assertThat(of("otklik.case.opened.v1")).as("a press opens no case").hasSize(2);
    }

    private URI hook(String channel) {
        return URI.create(system.url() + "/hooks/" + channel + "/region");
    }

    private void answer(String reference, String words) {
        system.ask("/v1/cases/" + reference + "/assignment", new JsonObject().put("agency", "minsport"));
        system.ask("/v1/cases/" + reference + "/resolution", new JsonObject().put("text", words));
    }

    private <R> R shown(String words, Supplier<Stream<R>> seen) {
        return Eventually.value(
                PATIENCE,
                "the citizen to read “" + words + "”",
                () -> seen.get().findFirst());
    }

    /** The number of the case. */
    private String opened(String channel) {
        return Eventually.value(
                        PATIENCE,
                        "a case by " + channel,
                        () -> of("otklik.case.opened.v1")
                                .map(event -> event.getJsonObject("snapshot"))
                                .filter(snapshot -> snapshot.getJsonObject("origin")
                                        .getString("channel")
                                        .equals(channel))
                                .findFirst())
                .getString("reference");
    }

    private int rated(String reference) {
        return Eventually.value(
                        PATIENCE,
                        "a rating of " + reference,
                        () -> of("otklik.case.rated.v1")
                                .filter(event -> event.getJsonObject("snapshot")
                                        .getString("reference")
                                        .equals(reference))
                                .findFirst())
                .getInteger("rating");
    }

    private Stream<JsonObject> of(String type) {
        return new TopicRecords(system.bootstrapServers())
                .all("cases.events").stream()
                        .filter(got -> type.equals(TopicRecords.header(got, "ce_type")))
                        .map(got -> new JsonObject(new String(got.value(), StandardCharsets.UTF_8)));
    }
}
