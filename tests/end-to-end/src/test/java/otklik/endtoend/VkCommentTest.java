package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.contracts.MessageId;
import otklik.testkit.fake.FakeVk;
import otklik.testkit.fake.VkCallbacks;
import otklik.testkit.fake.VkRequest;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/** A comment under a post of the region's community goes the whole way in and back. */
class VkCommentTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long GROUP = 77;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private final FakeVk vk = FakeVk.start();
    private RunningSystem system;

    @BeforeEach
    void start() throws IOException {
        Path settings = Files.writeString(data.resolve("bots.properties"), """
                otklik.ingest.channels.bots.vk.region.secrets=vk-secret
                otklik.ingest.channels.bots.vk.region.confirmation=c0nf1rm
                otklik.ingest.vk.bots.region.group=%d
                otklik.vk.host=%s
                otklik.vk.bots.region.tokens=vk-token
                """.formatted(GROUP, vk.url()));
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data.resolve("data"), "fast")
                .with(Map.of("QUARKUS_CONFIG_LOCATIONS", settings.toString()));
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
        vk.close();
    }

    @Test
    void shouldMakeOneCaseOfACommentThatComesTwiceAndKeepTheWallNeutral() {
        VkCallbacks callbacks = new VkCallbacks(URI.create(system.url() + "/hooks/vk/region"), GROUP, "vk-secret");
        JsonObject comment = callbacks.comment(990001, 5, 9, "В Орске на улице Лесной огромная яма на дороге");

        // As VK does: until it is taken. A service that has just started may answer 503.
        Eventually.within(
                PATIENCE,
                "the comment to be taken",
                () -> callbacks.deliver(comment).body().equals("ok"));
        assertThat(callbacks.deliver(comment).body()).isEqualTo("ok");
        // Another event about the same comment, as when VK counts a restored one anew.
        assertThat(callbacks
                        .deliver(callbacks.event("wall_reply_restore", comment.getJsonObject("object")))
                        .body())
                .isEqualTo("ok");

        Eventually.within(
                PATIENCE,
                "the wall to be answered",
                () -> vk.shownTo("wall-77_5").size() == 1);
        String messageId = MessageId.of("vk", "comment-77_9");
        Eventually.within(
                PATIENCE,
                "the repeat to be known as such",
                () -> !events("otklik.message.repeated.v1", messageId).isEmpty());
        List<JsonObject> opened = events("otklik.case.opened.v1", messageId);
        assertThat(opened).hasSize(1);
        String reference = opened.getFirst().getJsonObject("snapshot").getString("reference");
        assertThat(vk.shownTo("990001")).hasSize(1);
        assertThat(vk.shownTo("990001").getFirst().text()).contains(reference);
        VkRequest aloud = vk.shownTo("wall-77_5").getFirst();
        assertThat(aloud.replyTo()).isEqualTo("9");
        assertThat(aloud.text()).doesNotContain(reference, "Орск", "Лесной");
    }

    private List<JsonObject> events(String type, String messageId) {
        return new TopicRecords(system.bootstrapServers())
                .all("cases.events").stream()
                        .filter(got -> type.equals(TopicRecords.header(got, "ce_type")))
                        .map(got -> new JsonObject(new String(got.value(), StandardCharsets.UTF_8)))
                        .filter(event ->
                                messageId.equals(event.getJsonObject("snapshot").getString("messageId")))
                        .toList();
    }
}
