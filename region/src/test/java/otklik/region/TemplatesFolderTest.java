package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of a channel's own, and what is found by filling them when the pack is loaded. */
class TemplatesFolderTest {
    private static final Language FINNISH = new Language("fi");
    private static final String ANSWERED = "templates/fi/status-answered";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TinyPack tiny;

    @BeforeEach
    void goodPack() {
        tiny = new TinyPack(folder);
    }

    @Test
    void shouldTellAChannelInItsOwnWordsAndTheOthersInThoseForAll() {
        tiny.write(ANSWERED + ".telegram.txt", "T {reference} {resolution}\n");
        var pack = tiny.load();

        assertThat(text(pack, "telegram")).isEqualTo("T AB done");
        assertThat(text(pack, "viber")).startsWith("Hej!");
        assertThat(pack.template(NoticeKind.STATUS_ANSWERED, FINNISH).render(facts()))
                .startsWith("Hej!");
        assertThat(pack.wording(NoticeKind.STATUS_ANSWERED, new Language("sv"), "telegram")
                        .text()
                        .render(facts()))
                .startsWith("Hej!");
    }

    @Test
    void shouldHaveHtmlAndSubjectForLettersAlone() {
        tiny.write(ANSWERED + ".email.html", "<p>{reference}</p><p>{resolution}</p>")
                .write(ANSWERED + ".subject.txt", "Svar {reference}");
        var pack = tiny.load();

        var letter = pack.wording(NoticeKind.STATUS_ANSWERED, FINNISH, "email");
        assertThat(letter.text().render(facts())).startsWith("Hej!");
        assertThat(letter.html().orElseThrow().render(Map.of("reference", "<AB>", "resolution", "a&b")))
                .isEqualTo("<p>&lt;AB&gt;</p><p>a&amp;b</p>");
        assertThat(letter.subject().orElseThrow().render(facts())).isEqualTo("Svar AB");
        assertThat(pack.wording(NoticeKind.STATUS_ANSWERED, FINNISH, "telegram").html())
                .isEmpty();
    }

    @Test
    void shouldRefuseATextThatIsTooLongForAChannelOfThePack() {
        tiny.write("templates/fi/status-revised.txt", "{reference}" + "x".repeat(4080));
        assertThat(tiny.faults()).isEmpty();

        tiny.write("templates/fi/status-revised.txt", "{reference}" + "x".repeat(4090));
        assertThat(tiny.faults())
                .singleElement()
                .asString()
                .startsWith(
                        "templates/fi/status-revised.txt:1: 4101 characters where facts are long, too many for telegram")
                .contains("at most 4096", "status-revised.telegram.txt");

        tiny.write("templates/fi/status-revised.telegram.txt", "{reference}");
        assertThat(tiny.faults()).isEmpty();
    }

    @Test
    void shouldLeaveRoomForWhatAnAgencyWrites() {
        tiny.write(ANSWERED + ".sms.txt", "{reference} {resolution}" + "x".repeat(240));

        assertThat(tiny.faults())
                .singleElement()
                .asString()
                .startsWith(ANSWERED + ".sms.txt:1: ")
                .contains("too many for sms", "at most 224 beside what is written freely");
    }

    @Test
    void shouldTakeALowerLimitOfThePack() {
        tiny.replace("bots.yaml", "bots:", "limits: {telegram: 100}\nbots:")
                .write("templates/fi/status-revised.txt", "{reference}" + "x".repeat(100));

        assertThat(tiny.faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("templates/fi/status-revised.txt:1: 111 characters"));
    }

    @Test
    void shouldRefuseASubjectOfSeveralLinesOrWords() {
        tiny.write("templates/fi/status-revised.subject.txt", "a\nb")
                .write("templates/sv/status-revised.subject.txt", "x".repeat(151));

        assertThat(tiny.faults())
                .containsExactly(
                        "templates/fi/status-revised.subject.txt:1: a subject of several lines; expected one line",
                        "templates/sv/status-revised.subject.txt:1: a subject with 151 characters where facts are long; "
                                + "expected at most 150");
    }

    @Test
    void shouldHoldAChannelsWordsToTheSameRules() {
        tiny.write(ANSWERED + ".vk.txt", "{reference}")
                .write(ANSWERED + ".email.html", "<p>{reference} {resolution} {citizen}</p>")
                .write(ANSWERED + ".telegramm.txt", "{reference} {resolution}");

        assertThat(tiny.faults())
                .hasSize(3)
                .contains(ANSWERED
                        + ".vk.txt:1: the text never says {resolution}; expected it in every text of this kind")
                .anySatisfy(fault ->
                        assertThat(fault).startsWith(ANSWERED + ".email.html:1: unknown placeholder {citizen}"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(ANSWERED + ".telegramm.txt:1: no notice has the template")
                        .endsWith("did you mean 'status-answered.telegram.txt'"));
    }

    @Test
    void shouldHaveAMadeUpFactForEveryPlaceholder() {
        var pack = tiny.load();

        for (var kind : NoticeKind.values()) {
            assertThat(pack.sampleFacts(FINNISH).keySet()).containsAll(kind.placeholders());
        }
        assertThat(pack.sampleFacts(FINNISH)).containsEntry("agency", "Satamavirasto");
        assertThat(pack.sampleFacts(FINNISH).values()).noneMatch(String::isBlank);
    }

    @Test
    void shouldTryATextWithoutKeepingIt() {
        var pack = tiny.load();

        assertThat(pack.tryTemplate(NoticeKind.STATUS_REVISED, FINNISH, "vk", "Uusi {reference}")
                        .render(facts()))
                .isEqualTo("Uusi AB");
        assertThatThrownBy(() -> pack.tryTemplate(NoticeKind.STATUS_REVISED, FINNISH, "vk", "\n{refrence}"))
                .isInstanceOfSatisfying(
                        PackFaults.class,
                        e -> assertThat(e.faults())
                                .extracting(Fault::file, Fault::line)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("templates/fi/status-revised.vk.txt", 1),
                                        org.assertj.core.groups.Tuple.tuple("templates/fi/status-revised.vk.txt", 2)));
        assertThat(pack.template(NoticeKind.STATUS_REVISED, FINNISH).render(facts()))
                .startsWith("Hej!");
    }

    private static String text(RegionPack pack, String channel) {
        return pack.wording(NoticeKind.STATUS_ANSWERED, FINNISH, channel).text().render(facts());
    }

    private static Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        facts.put("reference", "AB");
        facts.put("resolution", "done");
        return facts;
    }
}
