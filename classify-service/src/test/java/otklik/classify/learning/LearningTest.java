package otklik.classify.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseAnswered;
import otklik.contracts.CaseEvent.CaseAssigned;
import otklik.contracts.CaseEvent.CaseErased;
import otklik.contracts.CaseEvent.CategoryCorrected;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.TrainingEvent.ExampleLearned;
import otklik.eventing.CompactedTopic.Unavailable;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "classify"))
class LearningTest {
    private final CaseStream cases = new CaseStream();

    @AfterEach
    void close() throws Exception {
        cases.close();
    }

    @Test
    void shouldLearnFromACorrectedCategory() {
        CaseSnapshot corrected = CaseStream.about("housing", "В подъезде холодно, тел. <PHONE>");

        cases.tell(new CategoryCorrected(corrected, "roads"));

        ExampleLearned example = of(cases.examplesWith(corrected), corrected).getFirst();
        assertThat(example.source()).isEqualTo("corrected");
        assertThat(example.category()).isEqualTo("housing");
        assertThat(example.guess()).isEqualTo("roads");
        assertThat(example.confidence()).isEqualTo(0.4);
        assertThat(example.model()).isEqualTo("category-1-test");
        assertThat(example.messageId()).isEqualTo(corrected.messageId());
        assertThat(example.text()).isEqualTo("В подъезде холодно, тел. <PHONE>");
    }

    @Test
    void shouldLearnFromAnAnswerWhenTheGuessStands() {
        CaseSnapshot stands = CaseStream.about("roads", "Яма на дороге");
        CaseSnapshot fromBefore = CaseStream.fromBefore("roads", "Ещё яма на дороге");

        cases.tell(new CaseAnswered(fromBefore, "Яму засыпали"));
        cases.tell(new CaseAnswered(stands, "Яму засыпали"));

        assertThat(of(cases.examplesWith(stands), stands))
                .extracting(ExampleLearned::source)
                .containsExactly("confirmed");
        assertThat(of(cases.examplesWith(fromBefore), fromBefore))
                .extracting(ExampleLearned::guess)
                .containsExactly("roads");
    }

    @Test
    void shouldKeepTheLatestOfACaseAndNotCallAnAnswerAfterACorrectionAConfirmation() {
        CaseSnapshot first = CaseStream.about("housing", "Течёт труба");
        CaseSnapshot last = CaseStream.sameCase(first, "energy");
        CaseSnapshot after = CaseStream.about("waste", "Мусор не вывозят");

        cases.tell(new CategoryCorrected(first, "roads"));
        cases.tell(new CategoryCorrected(last, "housing"));
        cases.tell(new CaseAnswered(last, "Починили"));
        cases.awaitAllRead();
        cases.tell(new CategoryCorrected(after, "roads"));

        assertThat(of(cases.examplesWith(after), first))
                .singleElement()
                .satisfies(example -> assertThat(example.category()).isEqualTo("energy"))
                .satisfies(example -> assertThat(example.source()).isEqualTo("corrected"));
    }

    @Test
    void shouldLearnNothingFromEmptyTextAndOtherEventsAndGoOn() {
        CaseSnapshot silent = CaseStream.about("housing", " ");
        CaseSnapshot assigned = CaseStream.about("roads", "Яма");

        for (int i = 0; i < 50; i++) {
            cases.tell(new CaseAssigned(assigned));
        }
        cases.tell(new CategoryCorrected(silent, "roads"));
        cases.awaitAllRead();

        assertThat(cases.examples())
                .extracting(ExampleLearned::caseId)
                .doesNotContain(silent.caseId(), assigned.caseId());
    }

    @Test
    void shouldForgetAnExampleThatWasTakenBack() throws Exception {
        CaseSnapshot erased = CaseStream.about("housing", "Холодно");
        cases.tell(new CategoryCorrected(erased, "roads"));
        cases.examplesWith(erased);

        cases.takeBack(erased);

        assertThat(of(cases.examples(), erased)).isEmpty();
    }

    @Test
    void shouldForgetWhatAnErasedCaseTaught() {
        CaseSnapshot erased = CaseStream.about("housing", "Холодно, марка erased-by-citizen");
        CaseSnapshot after = CaseStream.about("waste", "Мусор");
        cases.tell(new CategoryCorrected(erased, "roads"));
        cases.examplesWith(erased);

        cases.tell(new CaseErased(erased, "citizen"));
        cases.awaitAllRead();
        cases.tell(new CategoryCorrected(after, "roads"));

        assertThat(of(cases.examplesWith(after), erased)).isEmpty();
    }

    @Test
    void shouldSayThatNoBrokerAnswers() {
        assertThatThrownBy(() -> LearnedExamples.read("127.0.0.1:1"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("127.0.0.1:1 does not answer");
    }

    private static List<ExampleLearned> of(List<ExampleLearned> all, CaseSnapshot one) {
        return all.stream()
                .filter(example -> example.caseId().equals(one.caseId()))
                .toList();
    }
}
