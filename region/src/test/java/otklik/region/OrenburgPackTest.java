package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Orenburg pack promises to the services. */
class OrenburgPackTest {
    private static final RegionPack PACK =
            RegionPack.load(Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg"));

    @Test
    void shouldBeOrenburg() {
        assertThat(PACK.code()).isEqualTo("orenburg");
        assertThat(PACK.title(Language.RUSSIAN)).isEqualTo("Оренбургская область");
        assertThat(PACK.title(Language.ENGLISH)).isEqualTo("Orenburg Region");
        assertThat(PACK.zone()).isEqualTo(ZoneId.of("Asia/Yekaterinburg"));
        assertThat(PACK.languages()).containsExactly(Language.RUSSIAN, Language.ENGLISH);
        assertThat(PACK.version()).matches("[0-9a-f]{12}");
    }

    @Test
    void shouldHaveSettlementsInEveryMunicipality() {
        assertThat(PACK.gazetteer().settlements()).hasSizeGreaterThan(1700);
        assertThat(PACK.gazetteer().settlements().stream().map(Settlement::municipality))
                .containsAll(
                        PACK.municipalities().stream().map(Municipality::code).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "53603101001, abdulinsky",
        "53614422101, gaysky",
        "53624101001, kuvandyksky",
        "53644101001, sol-iletsky",
        "53659101001, yasnensky",
        "53755000101, komarovsky",
    })
    void shouldPlaceSettlementsOfOldDistrictsInUrbanDistrictsOf2022(String oktmo, String municipality) {
        assertThat(PACK.gazetteer().settlements())
                .filteredOn(s -> s.oktmo().startsWith(oktmo.substring(0, 5)))
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.municipality()).isEqualTo(municipality));
    }

    @Test
    void shouldHaveTheSeventeenCategories() {
        assertThat(PACK.categories().stream().map(Category::code))
                .containsExactlyInAnyOrder(
                        ("health social roads housing amenities waste transport covid education lighting other culture-sport "
                                        + "energy digital animals construction ecology")
                                .split(" "));
    }

    @Test
    void shouldHaveLeavesInEveryCategoryAndKnowTheirTopics() {
        assertThat(PACK.leaves()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(PACK.categories())
                .allSatisfy(category -> assertThat(category.leaves()).isNotEmpty());
        assertThat(PACK.leafOfTopic(" Ямы и выбоины на дороге "))
                .hasValueSatisfying(leaf -> assertThat(leaf.category()).isEqualTo("roads"));
        assertThat(PACK.leafOfTopic("Полёты на Луну")).isEmpty();
    }

    @Test
    void shouldHaveThirteenUrbanDistrictsAndTwentyNineDistricts() {
        var byKind = PACK.municipalities().stream()
                .collect(Collectors.groupingBy(Municipality::kind, Collectors.counting()));

        assertThat(byKind)
                .containsEntry(MunicipalityKind.URBAN_DISTRICT, 13L)
                .containsEntry(MunicipalityKind.DISTRICT, 29L)
                .hasSize(2);
    }

    @Test
    void shouldCountTheAdministrationOfEveryMunicipalityAmongTheAgencies() {
        assertThat(PACK.agencies()).hasSize(14 + 42);
        assertThat(PACK.municipalities()).allSatisfy(municipality -> {
            var administration = PACK.agency(municipality.administration().code());
            assertThat(administration).contains(municipality.administration());
            assertThat(administration.flatMap(Agency::municipality)).contains(municipality.code());
        });
    }

    @Test
    void shouldDecideForEveryCategoryInEveryMunicipalityAndInNone() {
        for (var category : PACK.categories()) {
            var places =
                    Stream.concat(Stream.of(""), PACK.municipalities().stream().map(Municipality::code));
            assertThat(places).allSatisfy(place -> {
                var query = query(category.code(), 0.9, place);
                var decision = PACK.decide(query);
                assertThat(decision.packVersion()).isEqualTo(PACK.version());
                assertThat(PACK.routes()).contains(decision.ruleId());
                assertThat(decision.route()).isInstanceOf(Route.Assign.class);
                var assign = (Route.Assign) decision.route();
                assertThat(PACK.agencies()).contains(assign.executor());
                assertThat(assign.executor()).isNotEqualTo(assign.curator());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "roads, orsk, adm-orsk, minstroy",
        "roads, , minstroy, ",
        "lighting, tashlinsky, adm-tashlinsky, minstroy",
        "amenities, , minstroy, ",
        "transport, orenburg, adm-orenburg, minstroy",
        "transport, totsky, minstroy, ",
        "waste, orsk, priroda, minprirody",
        "health, orsk, minzdrav, ",
        "covid, , minzdrav, ",
        "other, , mininform, ",
    })
    void shouldAssignToExecutorAndCurator(String category, String place, String executor, String curator) {
        var decision = PACK.decide(query(category, 0.9, place == null ? "" : place));

        assertThat(decision.route()).isInstanceOfSatisfying(Route.Assign.class, assign -> {
            assertThat(assign.executor().code()).isEqualTo(executor);
            assertThat(Optional.ofNullable(assign.curator()).map(Agency::code)).isEqualTo(Optional.ofNullable(curator));
        });
    }

    @Test
    void shouldLeaveAnUncertainCategoryToACoordinator() {
        double justBelow = Math.nextDown(PACK.triageThreshold());

        assertThat(PACK.decide(query("roads", justBelow, "orsk")).route())
                .isEqualTo(new Route.Triage("low-confidence", "unclear-subject"));
        assertThat(PACK.decide(query("roads", PACK.triageThreshold(), "orsk")).route())
                .isInstanceOf(Route.Assign.class);
    }

    @Test
    void shouldLeaveACategoryOfAnotherPackToACoordinator() {
        assertThat(PACK.decide(query("beekeeping", 0.9, "orsk")).route())
                .isEqualTo(new Route.Triage("no-rule", "otherwise"));
    }

    @ParameterizedTest
    @CsvSource({
        "social, roads, 2022-03-01T10:15:00Z, 2022-03-02T10:15:00Z",
        "portal, roads, 2022-03-01T10:15:00Z, 2022-03-11T18:59:59Z",
        "portal, construction, 2022-03-01T10:15:00Z, 2022-03-31T18:59:59Z",
        "appeal, health, 2022-03-01T10:15:00Z, 2022-03-31T18:59:59Z",
        "appeal, health, 2022-03-01T20:00:00Z, 2022-04-01T18:59:59Z",
        "gratitude, health, 2022-03-01T10:15:00Z, ",
    })
    void shouldSayWhenAnAnswerIsDue(String regime, String category, Instant registered, Instant due) {
        assertThat(PACK.deadline(regime, category, registered)).isEqualTo(Optional.ofNullable(due));
    }

    @Test
    void shouldHaveADeadlineOrNoneForEveryRegimeAndCategory() {
        var now = Instant.parse("2022-01-01T00:00:00Z");
        for (var regime : PACK.regimes()) {
            assertThat(PACK.categories())
                    .allSatisfy(category -> assertThat(PACK.deadline(regime.code(), category.code(), now)
                                    .isPresent())
                            .isEqualTo(!regime.code().equals("gratitude")));
        }
        assertThat(PACK.regimes().stream().map(Regime::code))
                .containsExactlyInAnyOrder("social", "portal", "appeal", "question", "gratitude");
    }

    @Test
    void shouldRenderEveryTemplateInEveryLanguage() {
        for (var language : PACK.languages()) {
            for (var kind : NoticeKind.values()) {
                var values = new HashMap<String, String>();
                kind.placeholders().forEach(name -> values.put(name, "<" + name + ">"));

                var text = PACK.template(kind, language).render(values);

                assertThat(text).doesNotContain("{", "}");
                assertThat(kind.required()).allSatisfy(name -> assertThat(text).contains("<" + name + ">"));
            }
        }
    }

    @Test
    void shouldTellMomentsInTheRegionsZoneAndTheCitizensLanguage() {
        var due = Instant.parse("2022-03-11T18:59:59Z");

        assertThat(PACK.moment(due, Language.RUSSIAN)).contains("11 марта 2022", "23:59");
        assertThat(PACK.moment(due, Language.ENGLISH)).contains("March 11, 2022");
    }

    @Test
    void shouldKnowTheConnectorsAndTheBot() {
        assertThat(PACK.connectors().stream().map(Connector::code))
                .contains("incident-manager", "pos-gosuslugi", "active-citizen", "import", "bench");
        assertThat(PACK.bot("telegram", "region").map(Bot::connector)).contains("telegram-region");
        assertThat(PACK.connectors())
                .allSatisfy(c -> assertThat(PACK.regime(c.regime())).isPresent());
    }

    @Test
    void shouldKnowHowPlatformsAreAskedAndWhatTheyHear() {
        var incidents = PACK.connector("incident-manager").orElseThrow();
        assertThat(incidents.feedback().ways()).containsExactlyInAnyOrder(StatusWay.WEBHOOK, StatusWay.TOPIC);
        assertThat(incidents.feedback().inPublic()).isTrue();
        assertThat(incidents.polling().orElseThrow().next()).isEqualTo(new Polling.Next.OfPage("/data/next"));
        assertThat(PACK.connector("pos-gosuslugi").orElseThrow().feedback().ways())
                .containsExactlyInAnyOrder(StatusWay.WEBHOOK, StatusWay.FILE);
        var citizens =
                PACK.connector("active-citizen").flatMap(Connector::polling).orElseThrow();
        assertThat(citizens.first()).isEqualTo("0");
        assertThat(citizens.fields()).containsEntry(Polling.Field.TEXT, "/message");
        assertThat(PACK.connector("bench").orElseThrow().feedback())
                .isEqualTo(new Connector.Feedback(Set.of(StatusWay.WEBHOOK), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Яма на дороге в Орске, у школы | orsk",
                "город Оренбург, улица Чкалова | orenburg",
                "Оренбургская область, г. Бузулук | buzuluk",
                "посёлок в Оренбургском районе | orenburgsky",
                "Нет света в Бузулукском районе | buzuluksky",
                "Соль-Илецк, парк | sol-iletsky",
                "СВЕТ НА УЛИЦЕ В НОВОТРОИЦКЕ | novotroitsk",
                "Северный р-н, дорога | severny",
                "Из Орска в Оренбург нет поезда | ",
                "Оренбургская область | ",
                "Гайка отвалилась, ответ не ясный, в роще у северной реки | ",
                "улица Комаровского и река Сакмара | ",
            })
    void shouldFindTheMunicipalityThatATextNames(String text, String municipality) {
        assertThat(PACK.municipalityNames().find(text).map(Municipality::code))
                .isEqualTo(Optional.ofNullable(municipality));
    }

    @Test
    void shouldFindEveryMunicipalityByItsOwnTitle() {
        assertThat(PACK.municipalities())
                .allSatisfy(m -> assertThat(PACK.municipalityNames()
                                .find(m.title().in(Language.RUSSIAN))
                                .map(Municipality::code))
                        .contains(m.code()));
    }

    @Test
    void shouldServeAnUnknownLanguageInTheFirstOne() {
        assertThat(Arrays.asList("en", "en-GB", "EN_us", "ba", "", null).stream()
                        .map(PACK::language)
                        .toList())
                .containsExactly(
                        Language.ENGLISH,
                        Language.ENGLISH,
                        Language.ENGLISH,
                        Language.RUSSIAN,
                        Language.RUSSIAN,
                        Language.RUSSIAN);
    }

    @Test
    void shouldNameEveryStateOfACaseInEveryLanguage() {
        for (var language : PACK.languages()) {
            assertThat(Set.of("triage", "assigned", "answered"))
                    .allSatisfy(status ->
                            assertThat(PACK.statusTitle(status, language)).isNotEqualTo(status));
        }
    }

    @Test
    void shouldLeadToTheCaseFromThePlainLetterWhereverTheOneInHtmlDoes() {
        for (var language : PACK.languages()) {
            var facts = PACK.sampleFacts(language);
            var page = Objects.requireNonNull(facts.get("statusUrl"));
            for (var kind : NoticeKind.values()) {
                var letter = PACK.wording(kind, language, "email");
                if (letter.html().map(html -> html.render(facts)).orElse("").contains(page)) {
                    assertThat(letter.text().render(facts))
                            .as("%s in %s", kind, language)
                            .contains(page);
                }
            }
        }
    }

    /** Whether somebody on duty could be reached is not known yet when the citizen reads this. */
    @Test
    void shouldNotSayThatSomebodyOnDutyHasBeenAlerted() {
        assertThat(text(NoticeKind.ACKNOWLEDGEMENT_EMERGENCY, Language.RUSSIAN))
                .contains("как срочное")
                .doesNotContain("оповещен");
        assertThat(text(NoticeKind.ACKNOWLEDGEMENT_EMERGENCY, Language.ENGLISH))
                .contains("as urgent")
                .doesNotContain("alerted");
    }

    @Test
    void shouldShowTheDeskTheAddressThatCitizensGet() {
        assertThat(text(NoticeKind.STATUS_CLOSED, Language.RUSSIAN)).contains("/web/case.html#7K3QM-X9D2V");
    }

    private static String text(NoticeKind kind, Language language) {
        return PACK.template(kind, language).render(PACK.sampleFacts(language));
    }

    private static RoutingQuery query(String category, double confidence, String place) {
        return RoutingQuery.of(
                category,
                confidence,
                place.isEmpty() ? null : place,
                "social",
                "test",
                Instant.parse("2022-03-01T10:15:00Z"));
    }
}
