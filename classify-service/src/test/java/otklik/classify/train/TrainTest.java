package otklik.classify.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.classify.category.CategoryGuess;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.Guess;
import otklik.classify.category.ModelFile;
import picocli.CommandLine;

class TrainTest {
    private static final String[][] WORDS = {
        {"яма", "дорога", "асфальт", "тротуар", "перекрёсток", "светофор", "разметка"},
        {"мусор", "контейнер", "свалка", "вывоз", "бак", "площадка", "отходы"},
        {"врач", "больница", "приём", "талон", "поликлиника", "скорая", "терапевт"}
    };
    private static final String[] CODES = {"roads", "waste", "health"};
    private static final String[] FILLING = {
        "опять", "почему", "уже", "неделю", "никто", "просим", "помогите", "нет", "когда", "очень"
    };

    @TempDir
    private Path folder;

    @Test
    void shouldLearnToTellCategoriesApart() throws IOException {
        assertThat(train(csv(300))).isZero();

        CategoryModel model = ModelFile.read(Files.readAllBytes(folder.resolve("classifier/model.bin")));
        CategoryGuess guess = new CategoryGuesser(model).guess("На дороге огромная яма, где асфальт?");

        assertThat(guess.category()).isEqualTo("roads");
        assertThat(guess.best()).hasSize(3);
        assertThat(guess.best().stream().mapToDouble(Guess::probability).sum()).isBetween(0.999, 1.001);
        assertThat(guess.confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void shouldBeUnsureOfTextWithoutKnownWords() throws IOException {
        train(csv(200));

        CategoryModel model = ModelFile.read(Files.readAllBytes(folder.resolve("classifier/model.bin")));
        CategoryGuesser guesser = new CategoryGuesser(model);

        assertThat(guesser.guess("").confidence()).isZero();
        assertThat(guesser.guess("🙏🙏🙏").confidence()).isZero();
        assertThat(guesser.guess("zzz").best()).hasSize(3);
    }

    @Test
    void shouldMakeTheSameBytesOfTheSameFile() throws IOException {
        Path file = csv(200);
        train(file);
        byte[] first = Files.readAllBytes(folder.resolve("classifier/model.bin"));
        byte[] firstCard = Files.readAllBytes(folder.resolve("classifier/model.json"));

        train(file);

        assertThat(folder.resolve("classifier/model.bin")).hasBinaryContent(first);
        assertThat(folder.resolve("classifier/model.json")).hasBinaryContent(firstCard);
    }

    @Test
    void shouldWriteFiguresBesideTheModelAndNoText() throws IOException {
        train(csv(200));

        JsonNode card = new ObjectMapper()
                .readTree(folder.resolve("classifier/model.json").toFile());

        assertThat(card.get("messages").asInt()).isEqualTo(200);
        assertThat(card.get("cross_validation").get("accuracy").asDouble()).isGreaterThan(0.8);
        assertThat(Files.readString(folder.resolve("classifier/model.json"))).doesNotContain("асфальт");
        assertThat(new String(Files.readAllBytes(folder.resolve("classifier/model.bin")), StandardCharsets.UTF_8))
                .doesNotContain("асфальт");
    }

    @Test
    void shouldNameMissingColumnAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "id,text\n1,яма\n");

        assertThat(errorsOf(file)).contains("column category").contains("line");
    }

    @Test
    void shouldRefuseFileOfOneCategory() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "text,category\nяма,roads\nещё яма,roads\n");

        assertThat(errorsOf(file)).contains("at least two");
    }

    @Test
    void shouldNameRowWithoutCategory() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "text,category\nяма,roads\nмусор,\n");

        assertThat(errorsOf(file)).contains("has no category").contains("line");
    }

    @Test
    void shouldAskForFolderThatExists() throws IOException {
        int code = new CommandLine(new Train())
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(csv(10).toString(), "--pack", folder.resolve("nowhere").toString());

        assertThat(code).isEqualTo(2);
    }

    private int train(Path file) {
        return new CommandLine(new Train()).execute(file.toString(), "--pack", folder.toString());
    }

    private String errorsOf(Path file) {
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new Train())
                .setErr(new PrintWriter(errors, true))
                .execute(file.toString(), "--pack", folder.toString());
        assertThat(code).isEqualTo(1);
        return errors.toString();
    }

    /** Rows of words about a category among words about nothing. */
    private Path csv(int rows) throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("id,category,text\n");
        for (int i = 0; i < rows; i++) {
            int k = i % CODES.length;
            csv.append(i).append(',').append(CODES[k]).append(",\"");
            for (int w = 0; w < 9; w++) {
                String[] from = random.nextInt(3) == 0 ? WORDS[k] : FILLING;
                csv.append(from[random.nextInt(from.length)]).append(w == 4 ? ", " : " ");
            }
            csv.append(WORDS[k][random.nextInt(WORDS[k].length)]).append("\"\n");
        }
        return Files.writeString(folder.resolve("rows.csv"), csv);
    }
}
