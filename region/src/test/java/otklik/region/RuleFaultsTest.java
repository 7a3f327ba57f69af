package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author of a wrong rule is told; the rule begins on line 6. */
class RuleFaultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{leaf: thin-ise} | triage: x | unknown leaf 'thin-ise'; expected a code defined in categories.yaml, "
                        + "did you mean 'thin-ice'",
                "{kind: gratitud} | triage: x | 'gratitud' is not known; expected one of "
                        + "complaint, request, question, suggestion, gratitude, other, did you mean 'gratitude'",
                "{kindConfidenceAtLeast: 0.5} | triage: x | 'kindConfidenceAtLeast' without 'kind'; "
                        + "expected a kind beside it",
                "{kind: other, kindConfidenceAtLeast: 5} | triage: x | 5 is out of range; "
                        + "expected a number between 0 and 1",
                "{emergency: gas-smel} | triage: x | 'gas-smel' is no emergency; expected true, false, or some of the "
                        + "hazards gas, fire, live-wire, manhole, person and their patterns, did you mean 'gas-smell'",
                "{emergency: [true, gas]} | triage: x | 'true' is no emergency; expected true, false, or some of the "
                        + "hazards gas, fire, live-wire, manhole, person and their patterns",
                "{roadClass: ferderal} | triage: x | 'ferderal' is not known; "
                        + "expected one of local, regional, federal, did you mean 'federal'",
                "{words: [два слова]} | triage: x | 'два слова' does not fit; "
                        + "expected the beginning of one word, 2 to 40 letters or digits",
                "{words: [я]} | triage: x | 'я' does not fit; "
                        + "expected the beginning of one word, 2 to 40 letters or digits",
                "{words: []} | triage: x | an empty list; expected at least one item",
                "{validFrom: 2022-03-02, validTo: 2022-03-01} | triage: x | 'validTo' is before 'validFrom'; "
                        + "expected a later day",
                "{validFrom: 1 марта} | triage: x | '1 марта' does not fit; expected a date such as 2022-01-31",
                "{category: ice} | answer: nowhere | unknown answer 'nowhere'; expected a code defined in answers.yaml",
                "{category: ice} | reject: spm | 'spm' is not known; "
                        + "expected one of spam, insult, no-facts, duplicate, not-for-us, did you mean 'spam'",
                "{category: ice} | thanks: harbor-office | unknown agency 'harbor-office'; expected a code defined in "
                        + "agencies.yaml or as an administration in municipalities.yaml, did you mean 'harbour-office'",
                "{category: ice} | thanks: municipality | thanks 'municipality' in a rule that does not ask for a "
                        + "municipality; expected 'municipality: known' or a list of municipalities under 'when'",
                "{category: ice} | \"triage: x, reject: spam\" | the rule has 'triage' and 'reject'; "
                        + "expected one of executor, triage, answer, thanks, reject",
                "{category: ice} | \"thanks: harbour-office, curator: harbour-office\" | 'curator' beside 'thanks'; "
                        + "expected a curator only beside an executor",
                "{category: ice} | \"triage: x, before: [nobody]\" | unknown rule 'nobody'; "
                        + "expected a code defined in routes.yaml",
                "{category: ice} | \"triage: x, before: [unsure]\" | the rule 'unsure' does not come later; "
                        + "expected a rule further down",
                "{categry: ice} | triage: x | unknown key 'categry'; expected one of category, leaf, kind, "
                        + "kindConfidenceAtLeast, emergency, municipality, regime, connector, campaign, roadClass, "
                        + "words, confidenceBelow, validFrom, validTo, did you mean 'category'",
            })
    void shouldSayWhereAndWhat(String when, String decision, String fault) {
        var pack = new TinyPack(folder).rules("- {id: wrong, when: " + when + ", " + decision + "}");

        assertThat(pack.faults()).contains("routes.yaml:6: " + fault);
    }

    @Test
    void shouldRefuseALastRuleThatThanksWhomLaterOnesFind() {
        var pack = new TinyPack(folder).replace("routes.yaml", "triage: no-rule", "thanks: responsible");

        assertThat(pack.faults())
                .containsExactly("routes.yaml:18: the last rule thanks whom later rules find; expected an agency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'класс,name' | 1: the first line is 'класс,name'; expected the columns name,class",
                "'name,class\nм-5' | 2: a line of 1 fields; expected 2 fields",
                "'name,class\nм - 5,federal' | 2: 'м - 5' does not fit; "
                        + "expected beginnings of words with one space or one '-' between them",
                "'name,class\n\nм-5,fedral' | 3: 'fedral' is no class of roads; "
                        + "expected one of local, regional, federal, did you mean 'federal'",
                "'name,class\nм-5,federal\nМ-5,local' | 3: the road 'м-5' stands here twice; "
                        + "expected a name used once",
            })
    void shouldReadRoadsStrictly(String text, String fault) {
        var pack = new TinyPack(folder).write("roads.csv", text);

        assertThat(pack.faults()).containsExactly("roads.csv:" + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{id: a, title: {fi: A, sv: A}}' | 2: the key 'text' is missing; expected it to be given",
                "'{id: a, title: {fi: A, sv: A}, text: {fi: A}}' | "
                        + "2: no text in the language 'sv'; expected one for each of fi, sv",
            })
    void shouldReadAnswersStrictly(String answer, String fault) {
        var pack = new TinyPack(folder).write("answers.yaml", "answers:\n  - " + answer + "\n");

        assertThat(pack.faults()).containsExactly("answers.yaml:" + fault);
    }

    @Test
    void shouldPointAtAMisspeltTableOfRoads() {
        var pack = new TinyPack(folder).write("road.csv", "name,class\n");

        assertThat(pack.faults()).singleElement().asString().endsWith("did you mean 'roads.csv'");
    }

    @Test
    void shouldKeepTheWordThatThanksUseForTheResponsible() {
        var pack = new TinyPack(folder).replace("agencies.yaml", "harbour-office", "responsible");

        assertThat(pack.faults())
                .anySatisfy(fault -> assertThat(fault)
                        .isEqualTo("agencies.yaml:2: an agency cannot have the code 'responsible'; "
                                + "expected another word: in routes it means whoever the later rules find"));
    }
}
