package otklik.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.ingest.load.Captcha.Verdict;
import otklik.testkit.fake.FakeCaptcha;

class HttpCaptchaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeCaptcha provider = FakeCaptcha.start("shared-secret");

    @BeforeEach
    void writeSecret() throws IOException {
        Files.writeString(folder.resolve("secret"), "shared-secret\n");
    }

    @AfterEach
    void stop() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldBelieveTheProviderWhoIsAPerson() {
        String answer = provider.solved();

        assertThat(check(captcha(Map.of()), answer)).isEqualTo(Verdict.PERSON);
        assertThat(provider.addresses()).containsExactly("198.51.100.7");
        assertThat(registry.counter("otklik.ingest.captcha", "verdict", "person")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldKeepOutWhoSolvedNothingOrUsesASolutionTwice() {
        Captcha captcha = captcha(Map.of());
        String answer = provider.solved();
        check(captcha, answer);

        assertThat(check(captcha, answer)).isEqualTo(Verdict.NO_PERSON);
        assertThat(check(captcha, "made up")).isEqualTo(Verdict.NO_PERSON);
        assertThat(check(captcha, null)).isEqualTo(Verdict.NO_PERSON);
        assertThat(captcha.admits("made up", null)).succeedsWithin(PATIENCE).isEqualTo(false);
    }

    @Test
    void shouldSpeakToProvidersWhoAnswerWithAStatus() {
        provider.speakAsSmartCaptcha();
        Captcha captcha = captcha(Map.of("answer-field", "token", "address-field", "ip"));

        assertThat(check(captcha, provider.solved())).isEqualTo(Verdict.PERSON);
        assertThat(check(captcha, "made up")).isEqualTo(Verdict.NO_PERSON);
    }

    @Test
    void shouldLetPeopleInWhenTheProviderIsAway() {
        Captcha captcha = captcha(Map.of("timeout", "PT0.5S"));
        provider.fail();
        assertThat(check(captcha, "any")).isEqualTo(Verdict.UNKNOWN);
        assertThat(captcha.admits("any", null)).succeedsWithin(PATIENCE).isEqualTo(true);
        provider.fallSilent();
        assertThat(check(captcha, "any")).isEqualTo(Verdict.UNKNOWN);
        provider.close();
        assertThat(check(captcha, "any")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void shouldAskNobodyWhenItIsOff() {
        Captcha captcha = new HttpCaptcha(vertx, settings(Map.of()), registry);

        assertThat(captcha.isOn()).isFalse();
        assertThat(check(captcha, null)).isEqualTo(Verdict.OFF);
    }

    @Test
    void shouldNameTheKeyThatIsMissing() {
        assertThatThrownBy(() -> new HttpCaptcha(vertx, settings(Map.of("captcha.url", "http://localhost")), registry))
                .hasMessageContaining("otklik.ingest.load.captcha.secret-file");
    }

    private Captcha captcha(Map<String, String> further) {
        Map<String, String> keys = new HashMap<>();
        keys.put("captcha.url", provider.url().toString());
        keys.put("captcha.secret-file", folder.resolve("secret").toString());
        further.forEach((key, value) -> keys.put("captcha." + key, value));
        return new HttpCaptcha(vertx, settings(keys), registry);
    }

    private static Verdict check(Captcha captcha, @Nullable String answer) {
        return captcha.check(answer, "198.51.100.7")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static LoadSettings settings(Map<String, String> keys) {
        Map<String, String> full = new HashMap<>();
        keys.forEach((key, value) -> full.put("otklik.ingest.load." + key, value));
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(full, "test", 100))
                .withMapping(LoadSettings.class)
                .build()
                .getConfigMapping(LoadSettings.class);
    }
}
