package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private TinyPack pack;

    @BeforeEach
    void aGoodPack() {
        pack = new TinyPack(folder);
    }

    @Test
    void shouldTellEverythingAtOnceWithoutTheFile() {
        var notices = pack.load().notices();

        assertThat(notices.quiet()).isEmpty();
        assertThat(notices.inSpite())
                .containsExactlyInAnyOrder(
                        NoticeKind.STATUS_ANSWERED,
                        NoticeKind.STATUS_REJECTED,
                        NoticeKind.STATUS_EXTENDED,
                        NoticeKind.ERASED);
        for (var kind : NoticeKind.values()) {
            assertThat(notices.tell(kind, "fast", "telegram")).isEqualTo(Tell.NOW);
        }
        assertThat(notices.advice("gas-smell")).isEmpty();
    }

    @Test
    void shouldStillReadWhatIsToldInSpiteOfStopInItsFormerPlace() {
        pack.replace(
                "region.yaml",
                "languages: [fi, sv]",
                "languages: [fi, sv]\nconversation: {toldInSpite: status-question}");

        assertThat(pack.load().notices().inSpite()).containsExactly(NoticeKind.STATUS_QUESTION);
        pack.write("notices.yaml", "inSpite: status-answered\n");
        assertThat(pack.load().notices().inSpite()).containsExactly(NoticeKind.STATUS_ANSWERED);
    }

    @Test
    void shouldTakeTheFirstRuleThatHolds() {
        pack.write("notices.yaml", """
                quiet: {from: 21:30, to: 07:00}
                digestAt: 17:15
                atOnce: acknowledgement
                rules:
                  - {kinds: [status-assigned], regimes: [fast], channels: [telegram], tell: never}
                  - {kinds: [status-assigned, status-returned], tell: digest}
                  - {channels: webhook, tell: never}
                advice:
                  gas: {fi: ulos, sv: ut}
                """);

        var notices = pack.load().notices();

        assertThat(notices.quiet()).contains(new Quiet(LocalTime.of(21, 30), LocalTime.of(7, 0)));
        assertThat(notices.digestAt()).isEqualTo(LocalTime.of(17, 15));
        assertThat(notices.atOnce()).isEqualTo(Set.of(NoticeKind.ACKNOWLEDGEMENT));
        assertThat(notices.tell(NoticeKind.STATUS_ASSIGNED, "fast", "telegram")).isEqualTo(Tell.NEVER);
        assertThat(notices.tell(NoticeKind.STATUS_ASSIGNED, "never", "telegram"))
                .isEqualTo(Tell.DIGEST);
        assertThat(notices.tell(NoticeKind.STATUS_JOINED, "fast", "webhook")).isEqualTo(Tell.NEVER);
        assertThat(notices.tell(NoticeKind.STATUS_ANSWERED, "fast", "webhook"))
                .as("what law demands is told whatever a rule says that does not name it")
                .isEqualTo(Tell.NOW);
        assertThat(notices.tell(NoticeKind.TALK_HELP, "fast", "webhook")).isEqualTo(Tell.NOW);
        assertThat(notices.advice("gas-smell").orElseThrow().in(new Language("sv")))
                .isEqualTo("ut");
        assertThat(notices.advice("fire-now")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"quiet: {from: 22, to: 08:00}\" | notices.yaml:1: '22' does not fit; expected hours and minutes such as 22:00",
                "\"quiet: {from: 22:00}\" | notices.yaml:1: the key 'to' is missing; expected it to be given",
                "\"quiet: {from: 22:00, to: 22:00}\" | notices.yaml:1: quiet hours that never end; expected an end that is not the beginning",
                "digestAt: noon | notices.yaml:1: 'noon' does not fit; expected hours and minutes such as 22:00",
                "inSpite: status-answer | notices.yaml:1: 'status-answer' is no notice; "
                        + "expected the name of a template, such as status-answered",
                "\"rules: [{kinds: status-closed}]\" | notices.yaml:1: the key 'tell' is missing; expected it to be given",
                "\"rules: [{kinds: talk-help, tell: never}]\" | notices.yaml:1: 'talk-help' is no notice about a case; "
                        + "expected an acknowledgement or a status",
                "\"rules: [{kinds: status-answered, tell: digest}]\" | notices.yaml:1: 'status-answered' cannot be a line of a digest; "
                        + "expected a status that has no words of its own and is not told in spite of /stop",
                "\"rules: [{kinds: status-extended, tell: never}]\" | notices.yaml:1: 'status-extended' is told in spite of /stop, and never; "
                        + "expected one of the two",
                "\"rules: [{regimes: quick, tell: now}]\" | notices.yaml:1: unknown regime 'quick'; expected a code defined in deadlines.yaml",
                "\"rules: [{channels: telegraph, tell: now}]\" | notices.yaml:1: 'telegraph' is no channel; "
                        + "expected one of telegram, viber, vk, web, email, max, odnoklassniki, sms, webhook, did you mean 'telegram'",
                "\"rules: [{tell: later}]\" | notices.yaml:1: 'later' is not known; expected one of now, digest, never",
                "\"advice: {gas: {fi: ulos}}\" | notices.yaml:1: no text in the language 'sv'; expected one for each of fi, sv",
                "\"advice: {flood: {fi: ulos, sv: ut}}\" | notices.yaml:1: unknown key 'flood'; "
                        + "expected one of gas, fire, live-wire, manhole, person",
            })
    void shouldSayWhatIsWrong(String text, String fault) {
        pack.write("notices.yaml", text + "\n");

        assertThat(pack.faults()).containsExactly(fault);
    }
}
