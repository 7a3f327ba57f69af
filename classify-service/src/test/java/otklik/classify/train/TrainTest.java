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
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.classify.category.CategoryGuess;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.Guess;
import otklik.classify.category.Leaf;
import otklik.classify.command.Commands;
import otklik.classify.models.CurrentModel;
import otklik.classify.models.Model;
import otklik.classify.models.ModelStore;

class TrainTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void copyThePack() throws IOException {
        InventedRows.copyPackTo(folder);
    }

    @Test
    void shouldLearnToTellCategoriesApart() throws IOException {
        assertThat(train(csv(300))).isZero();

        CategoryModel model = champion().category();
        CategoryGuess guess = new CategoryGuesser(model).guess("На дороге огромная яма, где асфальт?");

        assertThat(guess.category()).isEqualTo("roads");
        assertThat(guess.best()).hasSize(3);
        assertThat(guess.best().stream().mapToDouble(Guess::probability).sum()).isBetween(0.999, 1.001);
        assertThat(guess.confidence()).isBetween(0.5, 1.0);
        assertThat(guess.reasons()).contains("дороге", "яма", "асфальт");
    }

    @Test
    void shouldLearnLeavesOfTopics() throws IOException {
        train(csv(300));

        CategoryModel model = champion().category();
        CategoryGuess guess = new CategoryGuesser(model).guess("Опять яма, дорога разбита, асфальт");

        assertThat(model.leaves()).extracting(Leaf::code).containsExactly("pavements", "potholes");
        assertThat(guess.leaf()).isEqualTo("potholes");
        assertThat(guess.leafProbability()).isBetween(0.5, 1.0);
    }

    @Test
    void shouldBeUnsureOfTextWithoutKnownWords() throws IOException {
        train(csv(200));

        CategoryModel model = champion().category();
        CategoryGuesser guesser = new CategoryGuesser(model);

        assertThat(guesser.guess("").confidence()).isZero();
        assertThat(guesser.guess("🙏🙏🙏").confidence()).isZero();
        assertThat(guesser.guess("zzz").best()).hasSize(3);
    }

    @Test
    void shouldMakeTheSameModelOfTheSameFile() throws IOException {
        Path file = csv(200);
        train(file);
        String first = champion().version();

        train(file);

        assertThat(champion().version()).isEqualTo(first);
        assertThat(said.toString()).contains(first + " is the champion already");
        assertThat(store().versions()).containsExactly(first);
    }

    @Test
    void shouldKeepTheChampionWhereTheChallengerIsWorse() throws IOException {
        train(csv(400));
        String good = champion().version();

        assertThat(train(csv(60))).isZero();

        assertThat(champion().version()).isEqualTo(good);
        assertThat(store().versions()).hasSize(2);
        assertThat(said.toString()).contains("is not better than the champion");
    }

    @Test
    void shouldTrainOnNoneOfTheMessagesKeptForComparing() throws IOException {
        Path file = csv(400);
        train(file);

        JsonNode card = card();

        assertThat(card.get("messages").asInt()).isBetween(300, 399);
        assertThat(said.toString()).containsPattern("[1-9][0-9]* kept for comparing");
    }

    @Test
    void shouldWriteFiguresBesideTheModelAndNoText() throws IOException {
        train(csv(400));

        JsonNode card = card();

        assertThat(card.get("category").get("accuracy").asDouble()).isGreaterThan(0.8);
        assertThat(card.get("kind").get("rows").asInt()).isZero();
        assertThat(card.toString()).doesNotContain("асфальт");
        assertThat(new String(Files.readAllBytes(store().file(champion().version())), StandardCharsets.UTF_8))
                .doesNotContain("асфальт");
    }

    @Test
    void shouldNameMissingColumnAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "id,text\n1,яма\n");

        assertThat(errorsOf(file)).contains("line 1").contains("no column category");
    }

    @Test
    void shouldRefuseFileOfOneCategory() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "text,category\nяма,roads\nещё яма,roads\n");

        assertThat(errorsOf(file)).contains("at least two");
    }

    @Test
    void shouldNameRowWithoutCategory() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "text,category\nяма,roads\nмусор,\n");

        assertThat(errorsOf(file)).contains("line 3").contains("has no category");
    }

    @Test
    void shouldNameRowWithCategoryThatThePackDoesNotHave() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "text,category\nяма,roads\nзвёзды,astronomy\n");

        assertThat(errorsOf(file)).contains("line 3").contains("'astronomy'").contains("roads, ");
    }

    @Test
    void shouldAskForPackThatExists() throws IOException {
        assertThat(run(csv(10).toString(), "--pack", folder.resolve("nowhere").toString()))
                .isEqualTo(1);

        assertThat(said.toString()).contains("there is no folder");
    }

    private int train(Path file) {
        return run(file.toString(), "--pack", folder.toString());
    }

    private int run(String... arguments) {
        PrintWriter to = new PrintWriter(said, true);
        return Commands.line(new Train()).setOut(to).setErr(to).execute(arguments);
    }

    private String errorsOf(Path file) {
        assertThat(train(file)).isEqualTo(1);
        return said.toString();
    }

    private ModelStore store() {
        return new ModelStore(folder.resolve("classifier"), any -> Optional.empty(), Clock.systemUTC());
    }

    private Model champion() throws IOException {
        return CurrentModel.of(store()).get();
    }

    private JsonNode card() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("classifier/model-" + champion().version() + ".json")
                        .toFile());
    }

    private Path csv(int rows) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), InventedRows.csv(rows));
    }
}
