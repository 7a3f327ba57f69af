package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each condition takes and leaves, and how a decision says why. */
class RuleConditionsTest {
    private static final RoutingQuery PLAIN =
            RoutingQuery.of("ice", 0.87654, "north", "fast", "letters", Instant.parse("2022-03-01T21:30:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static Stream<Arguments> taken() {
        return Stream.of(
                taken("category: [boats, ice]", q -> q, "category=ice"),
                taken("leaf: thin-ice", q -> q.withLeaf("thin-ice"), "leaf=thin-ice"),
                taken("kind: gratitude", q -> wanting(q, "gratitude", 0), "kind=gratitude"),
                taken(
                        "{kind: [request, gratitude], kindConfidenceAtLeast: 0.8}",
                        q -> wanting(q, "gratitude", 0.8),
                        "kind=gratitude kindConfidence=0.8"),
                taken("emergency: true", q -> in(q, "gas", "gas-smell"), "emergency=gas-smell"),
                taken("emergency: false", q -> q, "emergency=none"),
                taken("emergency: gas", q -> in(q, "gas", "gas-smell"), "emergency=gas-smell"),
                taken("emergency: [fire-now, gas-smell]", q -> in(q, "gas", "gas-smell"), "emergency=gas-smell"),
                taken("campaign: spring-2022", q -> q.withCampaign("spring-2022"), "campaign=spring-2022"),
                taken("words: [яма, колодц]", q -> q.withText("Вокруг КОЛОДЦЕВ лёд"), "word=колодц"),
                taken("words: лёд", q -> q.withText("Вокруг колодцев лед"), "word=лед"),
                taken("roadClass: federal", q -> q.withText("Лёд на М-5"), "roadClass=federal"),
                taken("roadClass: [local, regional]", q -> q.withText("улица Лесная"), "roadClass=local"),
                taken("{category: ice, municipality: [south, north]}", q -> q, "category=ice municipality=north"),
                taken("municipality: known", q -> q, "municipality=north"),
                taken("{regime: fast, connector: letters}", q -> q, "regime=fast connector=letters"),
                taken("confidenceBelow: 0.9", q -> q, "confidence=0.876"),
                taken(
                        "{validFrom: 2022-03-01, validTo: 2022-03-01}",
                        q -> at(q, "2022-02-28T22:00:00Z"),
                        "day=2022-03-01"),
                taken("validTo: 2022-03-01", q -> at(q, "2022-03-01T21:59:59Z"), "day=2022-03-01"));
    }

    static Stream<Arguments> left() {
        return Stream.of(
                left("category: boats", q -> q),
                left("leaf: thin-ice", q -> q),
                left("kind: gratitude", q -> q),
                left("kind: gratitude", q -> wanting(q, "request", 1)),
                left("{kind: gratitude, kindConfidenceAtLeast: 0.8}", q -> wanting(q, "gratitude", 0.79)),
                left("emergency: true", q -> q),
                left("emergency: false", q -> in(q, "gas", "gas-smell")),
                left("emergency: fire", q -> in(q, "gas", "gas-smell")),
                left("emergency: gas-leak", q -> in(q, "gas", "gas-smell")),
                left("campaign: spring-2022", q -> q),
                left("campaign: spring-2022", q -> q.withCampaign("spring")),
                left("words: [яма, лёд]", q -> q.withText("сыр и масло")),
                left("words: лед", q -> q.withText("следы")),
                left("roadClass: federal", q -> q.withText("улица Лесная")),
                left("roadClass: federal", q -> q),
                left("municipality: unknown", q -> q),
                left("confidenceBelow: 0.8", q -> q),
                left("validTo: 2022-03-01", q -> at(q, "2022-03-01T22:00:00Z")),
                left("validFrom: 2022-03-02", q -> at(q, "2022-03-01T21:59:59Z")));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void shouldTakeWhatMeetsTheConditionsAndSayWhy(String when, UnaryOperator<RoutingQuery> made, String why) {
        var decision = decide(when, made.apply(PLAIN));

        assertThat(decision.ruleId()).isEqualTo("asked");
        assertThat(decision.why()).isEqualTo(why);
    }

    @ParameterizedTest
    @MethodSource("left")
    void shouldLeaveWhatDoesNot(String when, UnaryOperator<RoutingQuery> made) {
        var decision = decide(when, made.apply(PLAIN));

        assertThat(decision.ruleId()).isEqualTo("rest");
        assertThat(decision.why()).isEqualTo("always");
    }

    @Test
    void shouldNotTakeTheLeafOfAnotherCategory() {
        var boats = RoutingQuery.of("boats", 1, null, "fast", "letters", PLAIN.at());

        assertThat(decide("leaf: thin-ice", boats.withLeaf("thin-ice")).ruleId())
                .isEqualTo("rest");
    }

    @Test
    void shouldTakeTheClassOfTheFurthestOwnerWhereATextNamesSeveralRoads() {
        var text = "С улицы Лесной на М5";

        assertThat(decide("roadClass: federal", PLAIN.withText(text)).ruleId()).isEqualTo("asked");
    }

    @Test
    void shouldNeverPrintTheCitizensWords() {
        var query = PLAIN.withText("тайна").withKind(new RoutingQuery.Wish("request", 1));

        assertThat(query.toString()).doesNotContain("тайна").contains("5 characters");
    }

    private Decision decide(String when, RoutingQuery query) {
        var braced = when.startsWith("{") ? when : "{" + when + "}";
        return new TinyPack(folder)
                .write("roads.csv", "name,class\nм-5,federal\nулиц,local\n")
                .rules("- id: asked\n  when: " + braced + "\n  executor: harbour-office")
                .load()
                .decide(query);
    }

    private static Arguments taken(String when, UnaryOperator<RoutingQuery> made, String why) {
        return Arguments.of(when, made, why);
    }

    private static Arguments left(String when, UnaryOperator<RoutingQuery> made) {
        return Arguments.of(when, made);
    }

    private static RoutingQuery wanting(RoutingQuery query, String kind, double confidence) {
        return query.withKind(new RoutingQuery.Wish(kind, confidence));
    }

    private static RoutingQuery in(RoutingQuery query, String hazard, String pattern) {
        return query.withEmergency(new RoutingQuery.Emergency(hazard, pattern));
    }

    private static RoutingQuery at(RoutingQuery query, String instant) {
        return RoutingQuery.of(
                query.category(), 1, query.municipality(), query.regime(), query.connector(), Instant.parse(instant));
    }
}
