package otklik.classify.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.classify.models.ModelStore;
import otklik.classify.models.TinyModels;

class ModelTest {
    private static final String PACK = Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg")
            .toString();

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault();
    private final StringWriter said = new StringWriter();
    private ModelStore store;
    private String first;
    private String second;

    @BeforeEach
    void twoModels() throws Exception {
        Words.choose("--lang", "en");
        store = new ModelStore(folder, any -> Optional.empty(), Clock.systemUTC());
        first = store.add(TinyModels.bytes(1, "roads", "waste"), new byte[0]);
        second = store.add(TinyModels.bytes(2, "roads", "waste"), new byte[0]);
        store.promote(first, "train");
    }

    @AfterEach
    void restoreLanguage() {
        Locale.setDefault(before);
    }

    @Test
    void shouldMarkTheChampionAndSayWhatIsWrongWithTheOthers() throws Exception {
        Files.write(store.file(second), new byte[100]);

        assertThat(model("list")).isZero();

        assertThat(said.toString().lines())
                .anySatisfy(line -> assertThat(line).startsWith("* " + first).contains("by train"))
                .anySatisfy(line -> assertThat(line).startsWith("  " + second).contains("cannot be used"));
    }

    @Test
    void shouldPromoteAndGoBack() throws Exception {
        assertThat(model("promote", second)).isZero();
        assertThat(store.champion()).contains(second);
        assertThat(said.toString()).contains("The champion is " + second + " now; before: " + first);

        assertThat(model("rollback")).isZero();
        assertThat(store.champion()).contains(first);

        assertThat(model("rollback")).isEqualTo(1);
        assertThat(said.toString()).contains("no usable version before " + first);
    }

    @Test
    void shouldRefuseAVersionThatThePackCannotUseAndNameThoseThereAre() throws Exception {
        String stranger = store.add(TinyModels.bytes(3, "astronomy", "roads"), new byte[0]);

        assertThat(model("promote", stranger)).isEqualTo(1);
        assertThat(model("promote", "nothing")).isEqualTo(1);

        assertThat(said.toString())
                .contains("[astronomy]")
                .contains("There are: ")
                .contains(second);
        assertThat(store.champion()).contains(first);
    }

    @Test
    void shouldSayThatThereIsNoChampion() throws Exception {
        Files.delete(folder.resolve("champion"));

        assertThat(model("list")).isZero();

        assertThat(said.toString()).contains("otklik model promote VERSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "promote", "rollback"})
    void shouldTeachInBothLanguages(String command) {
        Words.choose("--lang", "ru");

        assertThat(model(command, "--help")).isZero();

        assertThat(said.toString())
                .contains("Вызов:", "Примеры:", "./otklik model " + command, "--models", "Папка моделей")
                .doesNotContain("null");
    }

    private int model(String... arguments) {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--pack", PACK, "--models", folder.toString()))
                .toArray(String[]::new);
        PrintWriter out = new PrintWriter(said, true);
        return Commands.line(new ModelCommand()).setOut(out).setErr(out).execute(all);
    }
}
