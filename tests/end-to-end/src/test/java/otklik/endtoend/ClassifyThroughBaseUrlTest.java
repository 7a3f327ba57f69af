package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.testkit.system.RunningSystem;

/** A text is classified by the system as people start it: launcher, proxy, keys of an installation. */
class ClassifyThroughBaseUrlTest {
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
    void shouldClassifyATextAndMaskIt() {
        JsonObject answer = system.ask(
                "/v1/classify",
                new JsonObject().put("text", "В Орске на дороге огромная яма, асфальт разбит, тел. +7 900 123-45-67"));

        assertThat(answer.getString("maskedText")).startsWith("В Орске").doesNotContain("123-45-67");
        assertThat(answer.getJsonObject("tags").getString("category")).isEqualTo("roads");
        assertThat(answer.getJsonObject("tags").getString("municipality")).isEqualTo("orsk");
        assertThatThrownBy(() -> system.ask("/v1/classify", new JsonObject()))
                .hasMessageContaining("answered 400")
                .hasMessageContaining("\"field\":\"text\"");
    }
}
