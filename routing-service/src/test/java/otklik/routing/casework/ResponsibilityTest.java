package otklik.routing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Message;
import otklik.contracts.Tags;
import otklik.region.RegionPack;
import otklik.routing.fixture.BrokenRules;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Tagged;

/** What rules hear of a message, and what becomes of what they say. */
class ResponsibilityTest {
    private static final Instant NOW = Instant.parse("2022-03-01T10:00:00Z");
    private static final Message MESSAGE =
            Tagged.message("responsibility").event().message();
    private static final Tags.KindGuess COMPLAINT = new Tags.KindGuess("complaint", 0.9);
    private static final Tags.KindGuess THANKS = new Tags.KindGuess("gratitude", 0.9);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldGiveThanksToThePraisedWithoutADeadline() {
        var decided = new Responsibility(Packs.ORENBURG).decide(MESSAGE, tags("roads", THANKS, null), NOW);

        assertThat(decided.status().assignment()).contains(new Assignment("adm-orenburg", null, null));
        assertThat(decided.status())
                .isInstanceOfSatisfying(
                        CaseStatus.Closed.class,
                        closed -> assertThat(closed.outcome().text()).startsWith("Спасибо"));
        assertThat(decided.regime()).isEqualTo("gratitude");
        assertThat(decided.ruling().rule()).isEqualTo("thanks");
        assertThat(decided.ruling().why())
                .isEqualTo("kind=gratitude kindConfidence=0.9 regime=social responsible-by=local-roads");
    }

    @Test
    void shouldAnswerAndTurnDownAtOnceWhatThePackAllows() throws IOException {
        var responsibility = responsibility("""
                  - {id: spam, when: {words: [казино]}, reject: spam}
                  - {id: insult, when: {words: [болван]}, reject: insult}
                  - {id: known, when: {kind: question}, answer: follow-a-case}
                """);

        var spam = responsibility.decide(MESSAGE.withText("Казино!"), tags("other", COMPLAINT, null), NOW);
        var insult = responsibility.decide(MESSAGE.withText("Болван!"), tags("other", COMPLAINT, null), NOW);
        var asked = responsibility.decide(MESSAGE, tags("other", new Tags.KindGuess("question", 0.5), null), NOW);

        assertThat(spam.status()).isEqualTo(new CaseStatus.Rejected(null, "spam", NOW));
        assertThat(insult.status()).isInstanceOf(CaseStatus.Triage.class);
        assertThat(insult.reason()).isEqualTo("reject-insult");
        assertThat(asked.status()).isInstanceOfSatisfying(CaseStatus.Approved.class, answered -> {
            assertThat(answered.assignment()).isEmpty();
            assertThat(answered.outcome().packAnswer()).contains("follow-a-case");
        });
    }

    @Test
    void shouldRaiseTheAlarmAndAskAPersonWhenARuleFails() {
        var alarms = new ArrayList<String>();
        var broken = BrokenRules.in(Packs.fresh(), "local-roads");
        var responsibility = new Responsibility(() -> broken, (rule, why) -> alarms.add(rule));

        var roads = responsibility.decide(MESSAGE, tags("roads", COMPLAINT, null), NOW);
        var thanks = responsibility.decide(MESSAGE, tags("health", COMPLAINT, null), NOW);

        assertThat(roads.status()).isInstanceOf(CaseStatus.Triage.class);
        assertThat(roads.reason()).isEqualTo("rule-error");
        assertThat(roads.ruling().rule()).isEqualTo("local-roads");
        assertThat(thanks.reason())
                .as("what later rules say is not sure either")
                .isEqualTo("rule-error");
        assertThat(alarms).containsExactly("local-roads", "local-roads");
    }

    @Test
    void shouldTellTheRulesAllThatIsKnownOfAMessage() throws IOException {
        var responsibility = responsibility("""
                  - id: all
                    when:
                      category: roads
                      leaf: potholes
                      kind: complaint
                      kindConfidenceAtLeast: 0.9
                      emergency: [manhole-pit]
                      municipality: orenburg
                      connector: test
                      words: [яма]
                      validFrom: 2022-03-01
                      validTo: 2022-03-01
                    triage: all
                """);

        var decided = responsibility.decide(
                MESSAGE, tags("roads", COMPLAINT, new Tags.Emergency("manhole", "manhole-pit")), NOW);

        assertThat(decided.reason()).isEqualTo("all");
    }

    @Test
    void shouldNotTakeAGuessedKindForSureWhenAPersonHasSetTheCategory() {
        var responsibility = new Responsibility(Packs.ORENBURG);
        var known = caseOf("gratitude", "gas-smell");

        assertThat(responsibility
                        .decide(caseOf("gratitude", null), "roads")
                        .ruling()
                        .rule())
                .isEqualTo("local-roads");
        assertThat(responsibility.decide(known, "roads").ruling().rule()).isEqualTo("danger-here");
    }

    @Test
    void shouldDecideByThePackThatIsInUseAtTheTime() throws IOException {
        var packs = new AtomicReference<>(Packs.ORENBURG);
        var responsibility = new Responsibility(packs::get, RuleAlarm.LOG);
        var before = responsibility.decide(MESSAGE, tags("roads", COMPLAINT, null), NOW);

        var other = pack("  - {id: everybody, when: {category: roads}, executor: minstroy}\n");
        packs.set(other);
        var after = responsibility.decide(MESSAGE, tags("roads", COMPLAINT, null), NOW);

        assertThat(List.of(before.ruling().rule(), after.ruling().rule())).containsExactly("local-roads", "everybody");
        assertThat(after.ruling().packVersion())
                .isEqualTo(other.version())
                .isNotEqualTo(before.ruling().packVersion());
    }

    private Responsibility responsibility(String rules) throws IOException {
        return new Responsibility(pack(rules));
    }

    /** The Orenburg pack with other rules. */
    private RegionPack pack(String rules) throws IOException {
        Packs.copyTo(folder);
        Files.writeString(folder.resolve("routes.yaml"), """
                threshold: 0.5
                rejectAlone: [spam]
                rules:
                """ + rules + """
                  - {id: unsure, when: {confidenceBelow: threshold}, triage: low-confidence}
                  - {id: otherwise, triage: no-rule}
                """);
        return RegionPack.load(folder);
    }

    private static Tags tags(String category, Tags.KindGuess kind, Tags.@Nullable Emergency emergency) {
        return new Tags(
                category,
                0.9,
                List.of(),
                "potholes",
                kind,
                emergency,
                "orenburg",
                null,
                Map.of(),
                null,
                null,
                new Tags.Versions("test", "test", "test", null, "test"));
    }

    private static Case caseOf(String kind, @Nullable String emergency) {
        var origin = new CaseSnapshot.Origin("connector", "test", "1", "1", null, null);
        return new Case(
                1,
                "case",
                "REFER-ENCE1",
                1,
                new CaseStatus.Triage(null),
                MESSAGE.messageId(),
                origin,
                "other",
                0.1,
                "orenburg",
                "social",
                NOW,
                new Ruling(null, "pack", null),
                CaseClock.from(NOW),
                "Яма",
                "potholes",
                new Understood("other", List.of(), null, kind, emergency),
                1,
                null,
                null);
    }
}
