package otklik.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.region.RegionPack;

class SourcesTest {
    private static final RegionPack PACK =
            RegionPack.load(Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg"));

    @Test
    void shouldAskAsThePackSaysWhereTheConfigurationSays() throws IOException {
        Source source = sources(
                        "active-citizen",
                        new FixedSettings.At(
                                "https://api.example.org/region/",
                                Optional.of("s3cret"),
                                Optional.empty(),
                                Optional.empty()))
                .of("active-citizen")
                .orElseThrow();

        assertThat(source.page("a b&c=%"))
                .hasToString("https://api.example.org/region/rest/appeals?since_id=a%20b%26c%3D%25&count=100");
        assertThat(source.headers()).containsEntry("X-Api-Key", "s3cret");
        assertThat(source.every()).isEqualTo(Duration.ofMinutes(2));
        assertThat(source + " " + source.secret()).doesNotContain("s3cret");
    }

    @Test
    void shouldPutTheSchemeBeforeTheSecret() throws IOException {
        Source source = sources(
                        "incident-manager",
                        new FixedSettings.At(
                                "https://api.example.org", Optional.of("t"), Optional.empty(), Optional.empty()))
                .of("incident-manager")
                .orElseThrow();

        assertThat(source.headers()).containsEntry("Authorization", "Bearer t");
    }

    @Test
    void shouldNameTheKeyOfWhatCannotWork() {
        assertThatThrownBy(() -> sources("nobody", FixedSettings.At.url("https://a.example")))
                .hasMessage("otklik.ingest.poll.sources.nobody: the region pack has no connector of this code");
        assertThatThrownBy(() -> sources("bench", FixedSettings.At.url("https://a.example")))
                .hasMessageContaining("otklik.ingest.poll.sources.bench: the connector has no poll");
        assertThatThrownBy(() -> sources(
                        "active-citizen",
                        new FixedSettings.At(
                                "https://a.example", Optional.of("a"), Optional.of(Path.of("b")), Optional.empty())))
                .hasMessageContaining("either secret or secret-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.org",
                "ftp://api.example.org",
                "https://user:word@api.example.org",
                "https://api.example.org/?a=b",
                "https://api.example.org/#a",
                "https://api example.org"
            })
    void shouldTakeNoAddressThatIsNone(String url) {
        assertThatThrownBy(() -> sources("active-citizen", FixedSettings.At.url(url)))
                .hasMessageContaining("otklik.ingest.poll.sources.active-citizen.url: expected an address");
    }

    private static Sources sources(String connector, FixedSettings.At settings) {
        return new Sources(PACK, new FixedSettings(Map.of(connector, settings), 2_000));
    }
}
