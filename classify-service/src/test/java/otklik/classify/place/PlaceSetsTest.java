package otklik.classify.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Holds the reader to labelled sets: sentences about the region that were written before the grammar, and messages of other
 * regions, which stay beside the project and are read where they are present.
 */
class PlaceSetsTest {
    private static final URL SENTENCES =
            Objects.requireNonNull(PlaceSetsTest.class.getResource("/otklik/classify/sets/orenburg-places.csv"));
    private static final Path MESSAGES =
            Path.of(System.getProperty("otklik.root", ".."), "..", "shared", "data", "labelled-messages.csv");

    @Test
    void shouldHaveEnoughSentencesToJudge() {
        assertThat(PlaceScore.rows(SENTENCES)).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void shouldFindSettlementsOfTheRegion() {
        assertThat(PlaceScore.of(SENTENCES, "settlement", Place::settlement).f1())
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void shouldFindMunicipalitiesOfTheRegion() {
        assertThat(PlaceScore.of(SENTENCES, "municipality", Place::municipality).f1())
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void shouldFindStreetsAndHousesOfTheRegion() {
        assertThat(PlaceScore.of(SENTENCES, "street", Place::street).f1()).isGreaterThanOrEqualTo(0.95);
        assertThat(PlaceScore.of(SENTENCES, "house", Place::house).f1()).isGreaterThanOrEqualTo(0.95);
        assertThat(PlaceScore.of(SENTENCES, "crossing", Place::crossing).f1()).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void shouldFindPlacesInMessagesOfRegionsWithoutGazetteer() throws MalformedURLException {
        assumeTrue(Files.isRegularFile(MESSAGES), () -> "no labelled messages at " + MESSAGES);
        URL messages = MESSAGES.toUri().toURL();

        assertThat(PlaceScore.of(messages, "street", Place::street).f1()).isGreaterThanOrEqualTo(0.88);
        assertThat(PlaceScore.of(messages, "house", Place::house).f1()).isGreaterThanOrEqualTo(0.88);
        assertThat(PlaceScore.of(messages, "settlement", Place::settlement).f1())
                .isGreaterThanOrEqualTo(0.75);
    }
}
