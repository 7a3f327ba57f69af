package otklik.classify.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.classify.category.Leaf;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.kind.KindGuess;
import otklik.classify.kind.KindGuesser;
import otklik.classify.kind.KindModel;

/** Trained on the invented examples alone, so that the test needs nobody's messages. */
class KindTrainingTest {
    private static KindExamples invented;
    private static DocumentFrequencies corpus;
    private static KindModel model;

    @BeforeAll
    static void train() throws UnusableFileException {
        invented = KindFile.invented();
        corpus = DocumentFrequencies.of(invented.texts());
        model = new KindModel(KindTrainer.train(invented, corpus));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Спасибо, починили за час, очень вежливый мастер | gratitude
        Молодцы, быстро отреагировали                   | gratitude
        Вода опять ржавая, никто не реагирует. Спасибо. | complaint
        Третью неделю не вывозят мусор. Заранее спасибо | complaint
        Когда откроют бассейн? Спасибо                  | question
        Подскажите, куда сдать старые лампы? Благодарю  | question
        Предлагаю поставить скамейки у фонтана. Спасибо | suggestion
        """)
    void shouldTellKindWhateverTheClosingThanks(String text, String kind) {
        KindGuess guess = new KindGuesser(model).guess(text);

        assertThat(guess.kind().code()).isEqualTo(kind);
        assertThat(guess.confidence()).isBetween(1 / 6.0, 1.0);
    }

    @Test
    void shouldGiveSameModelForSameExamples() throws IOException {
        assertThat(bytes(new KindModel(KindTrainer.train(invented, corpus)))).isEqualTo(bytes(model));
    }

    @Test
    void shouldKeepNoFeatureOfFewerThanFiveMessages() throws IOException {
        KindExamples rare = new KindExamples(
                List.of("крокозябра", "крокозябра", "крокозябра", "крокозябра"),
                List.of(
                        invented.kinds().getFirst(),
                        invented.kinds().getFirst(),
                        invented.kinds().getLast(),
                        invented.kinds().getLast()));

        KindModel tiny = new KindModel(KindTrainer.train(rare, DocumentFrequencies.of(rare.texts())));

        assertThat(tiny.features()).isZero();
    }

    @Test
    void shouldMeasureByCrossValidation() throws UnusableFileException {
        KindExamples none = new KindExamples(List.of(), List.of());

        KindTraining.Result result = new KindTraining(invented, none, corpus).train();

        assertThat(result.measures().confusion().accuracy()).isBetween(0.5, 0.99);
        assertThat(result.measures().confusion().f1("gratitude")).isBetween(0.5, 1.0);
    }

    @Test
    void shouldLeaveOutLabelsWithoutAMessage() throws Exception {
        Examples messages = new Examples(
                List.of("Яма"),
                List.of("roads"),
                new int[1],
                List.of(new Leaf("", 0)),
                new int[1],
                List.of(""),
                List.of("unknown"));

        KindFile.Joined joined = KindFile.join(messages);

        assertThat(joined.examples().size()).isZero();
        assertThat(joined.skipped()).isPositive();
    }

    @Test
    void shouldNameKindThatIsNone(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("labels.csv"), "kind,text\nanger,Яма\n");

        assertThatThrownBy(() -> KindFile.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("anger")
                .hasMessageContaining("gratitude");
    }

    private static byte[] bytes(KindModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
