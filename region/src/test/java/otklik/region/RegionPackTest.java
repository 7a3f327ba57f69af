package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second region needs no line of Java: other languages, another zone, other codes. */
class RegionPackTest {
    private static final Instant EVENING = Instant.parse("2022-03-01T21:30:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldServeAnotherRegion() {
        var pack = new TinyPack(folder).load();

        assertThat(pack.code()).isEqualTo("lakeland");
        assertThat(pack.title(new Language("sv"))).isEqualTo("Sjöland");
        assertThat(pack.title(Language.ENGLISH)).isEqualTo("Järvimaa");
        assertThat(pack.agencyTopicRetention()).isEqualTo(Duration.ofDays(30));
        assertThat(pack.trainingRetention()).isEqualTo(Duration.ofDays(365));
        assertThat(pack.rating()).isEqualTo(new Rating(2, Duration.ofHours(72), 2));
        assertThat(pack.historyTitle("rated", new Language("sv"))).isEmpty();
        assertThat(pack.reopeningTitle("rating")).isEqualTo("rating");
        assertThat(pack.agencies().stream().map(Agency::code))
                .containsExactly("harbour-office", "adm-north", "adm-south");
        assertThat(pack.statusTitle("approved", new Language("sv"))).isEqualTo("Besvarat");
        assertThat(pack.statusTitle("reopened", new Language("sv"))).isEqualTo("reopened");
        assertThat(pack.connector("letters").flatMap(Connector::network)).contains("post");
        assertThat(pack.municipalityNames().find("ETELÄN kaupungissa").map(Municipality::code))
                .contains("south");
    }

    @Test
    void shouldTakeTheFirstRuleThatHolds() {
        var pack = new TinyPack(folder).load();

        assertThat(pack.routes()).containsExactly("unsure", "thin-ice", "seal", "south-boats", "rest");
        assertThat(pack.decide(RoutingQuery.of("ice", 0.39, "north", "fast", "letters", EVENING))
                        .ruleId())
                .isEqualTo("unsure");
        assertThat(pack.decide(RoutingQuery.of("ice", 0.4, "north", "fast", "letters", EVENING))
                        .ruleId())
                .isEqualTo("thin-ice");
        assertThat(pack.decide(RoutingQuery.of("ice", 0.4, null, "fast", "letters", EVENING))
                        .ruleId())
                .isEqualTo("rest");
        assertThat(pack.decide(RoutingQuery.of("boats", 0.4, "south", "fast", "letters", EVENING))
                        .ruleId())
                .isEqualTo("south-boats");
        assertThat(pack.decide(RoutingQuery.of("boats", 0.4, "atlantis", "fast", "letters", EVENING))
                        .ruleId())
                .isEqualTo("rest");
    }

    @Test
    void shouldMatchABotBySourceAndNotMakeTheExecutorItsOwnCurator() {
        var pack = new TinyPack(folder).load();
        var source = RegionPack.sourceCode("telegram", "seal");

        var route = pack.decide(RoutingQuery.of("boats", 1, null, "never", source, EVENING))
                .route();

        assertThat(route).isInstanceOfSatisfying(Route.Assign.class, assign -> {
            assertThat(assign.executor().code()).isEqualTo("harbour-office");
            assertThat(assign.curator()).isNull();
        });
    }

    @Test
    void shouldKnowTheDefaultRegimeOfEverySource() {
        var pack = new TinyPack(folder).load();

        assertThat(pack.defaultRegime(RegionPack.sourceCode("connector", "letters")))
                .contains("fast");
        assertThat(pack.defaultRegime(RegionPack.sourceCode("telegram", "seal")))
                .contains("never");
        assertThat(pack.defaultRegime("nobody")).isEmpty();
    }

    @Test
    void shouldCountDaysInTheRegionsZoneAndHoursByTheClock() {
        var pack = new TinyPack(folder).load();

        assertThat(pack.deadline("fast", "ice", EVENING)).contains(Instant.parse("2022-03-01T23:30:00Z"));
        assertThat(pack.deadline("fast", "boats", EVENING)).contains(Instant.parse("2022-03-02T21:59:59Z"));
        assertThat(pack.deadline("never", "boats", EVENING)).isEmpty();
    }

    @Test
    void shouldCountADayThatTheClockMakesShorter() {
        var pack = new TinyPack(folder).load();

        assertThat(pack.deadline("fast", "boats", Instant.parse("2022-03-26T12:00:00Z")))
                .contains(Instant.parse("2022-03-27T20:59:59Z"));
    }

    @Test
    void shouldGiveTheShortestTermToACategoryOfAnotherPack() {
        var pack = new TinyPack(folder).load();

        assertThat(pack.deadline("fast", "snow", EVENING)).contains(EVENING.plus(Duration.ofHours(2)));
        assertThatThrownBy(() -> pack.deadline("slow", "ice", EVENING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'slow'");
    }

    @Test
    void shouldChangeItsVersionWithEveryTextAndWithNothingElse() throws Exception {
        var tiny = new TinyPack(folder);
        var before = tiny.load().version();

        Files.createDirectories(folder.resolve("classifier"));
        Files.write(folder.resolve("classifier/model-7.bin"), new byte[] {1, 2, 3});
        Files.writeString(folder.resolve("classifier/champion"), "7\n");
        assertThat(tiny.load().version()).isEqualTo(before);
        assertThat(tiny.load().model()).isEqualTo(Optional.of(folder.resolve("classifier/model-7.bin")));

        tiny.replace("templates/fi/status-revised.txt", "Hej!", "Hei!");
        assertThat(tiny.load().version()).isNotEqualTo(before).matches("[0-9a-f]{12}");
    }

    @Test
    void shouldHaveNoModelWhereThereIsNone() {
        var pack = new TinyPack(folder).load();

        assertThat(pack.model()).isEmpty();
        assertThat(pack.modelFile()).isEqualTo(folder.resolve("classifier/champion"));
    }

    @Test
    void shouldRefuseToRenderALanguageThatThePackHasNot() {
        var pack = new TinyPack(folder).load();

        assertThatThrownBy(() -> pack.template(NoticeKind.STATUS_REVISED, Language.RUSSIAN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(pack.template(NoticeKind.STATUS_REVISED, pack.language("ru")).render(Map.of("reference", "A")))
                .isEqualTo("Hej!\nA");
    }
}
