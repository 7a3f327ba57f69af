package otklik.classify.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00.5Z"), ZoneOffset.UTC);
    private static final Fitness NO_ASTRONOMY = model ->
            model.category().categories().contains("astronomy") ? Optional.of("speaks of astronomy") : Optional.empty();

    @TempDir
    private Path folder;

    private ModelStore store;
    private String a;
    private String b;
    private String c;

    @BeforeEach
    void threeModels() throws IOException {
        store = new ModelStore(folder.resolve("models"), NO_ASTRONOMY, NOON);
        a = add(1);
        b = add(2);
        c = add(3);
    }

    @Test
    void shouldHaveNoChampionBeforeOneIsPromoted() throws Exception {
        assertThat(store.champion()).isEmpty();
        assertThat(store.versions()).containsExactlyInAnyOrder(a, b, c).isSorted();

        store.promote(b, "train");

        assertThat(store.champion()).contains(b);
        assertThat(Files.readString(folder.resolve("models/champion"))).isEqualTo(b + "\n");
        assertThat(Files.readString(folder.resolve("models/history")))
                .isEqualTo("2026-03-01T12:00:00Z " + b + " train\n");
    }

    @Test
    void shouldGoBackStepByStepAndForwardWhenPromotedAgain() throws Exception {
        store.promote(a, "train");
        store.promote(b, "train");
        store.promote(c, "promote");

        assertThat(store.rollback()).contains(b);
        assertThat(store.rollback()).contains(a);
        assertThat(store.rollback()).isEmpty();
        assertThat(store.champion()).contains(a);
        store.promote(c, "promote");
        assertThat(store.rollback()).contains(a);
        assertThat(store.history())
                .extracting(Promotion::version, Promotion::by)
                .containsExactly(
                        tuple(a, "train"),
                        tuple(b, "train"),
                        tuple(c, "promote"),
                        tuple(b, "rollback"),
                        tuple(a, "rollback"),
                        tuple(c, "promote"),
                        tuple(a, "rollback"));
    }

    @Test
    void shouldPassOverAVersionThatIsUnfitByNow() throws Exception {
        store.promote(a, "train");
        store.promote(b, "train");
        store.promote(c, "train");
        damage(b);

        assertThat(store.rollback()).contains(a);
    }

    @Test
    void shouldGoBackFromAChampionThatTheHistoryDoesNotName() throws Exception {
        store.promote(a, "train");
        Files.writeString(folder.resolve("models/champion"), b + "\n");

        assertThat(store.rollback()).contains(a);
    }

    @Test
    void shouldKeepTheChampionWhenTheNewOneIsUnfit() throws Exception {
        store.promote(a, "train");
        damage(b);
        Files.copy(store.file(a), store.file("borrowed-name"));
        String stranger = store.add(TinyModels.bytes(4, "astronomy", "roads"), card());

        assertThatThrownBy(() -> store.promote(b, "promote"))
                .isInstanceOf(UnfitModelException.class)
                .hasMessageContaining("model-" + b + ".bin")
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> store.promote("nothing", "promote")).hasMessageContaining("is not there");
        assertThatThrownBy(() -> store.promote("borrowed-name", "promote"))
                .hasMessageContaining("holds the model " + a);
        assertThatThrownBy(() -> store.promote("../" + a, "promote")).hasMessageContaining("names no version");
        assertThatThrownBy(() -> store.promote(stranger, "promote")).hasMessageContaining("astronomy");
        assertThat(store.champion()).contains(a);
        assertThat(store.history()).hasSize(1);
    }

    @Test
    void shouldWriteNoSecondLineWhenTheChampionIsPromotedAgain() throws Exception {
        store.promote(a, "train");
        store.promote(a, "promote");

        assertThat(store.history()).hasSize(1);
    }

    @Test
    void shouldLeaveNothingHalfWrittenBehind() throws Exception {
        store.promote(a, "train");

        try (Stream<Path> files = Files.list(folder.resolve("models"))) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("champion", "history"),
                                    List.of(a, b, c).stream()
                                            .flatMap(v -> Stream.of("model-" + v + ".bin", "model-" + v + ".json")))
                            .toList());
        }
    }

    private String add(int number) throws IOException {
        return store.add(TinyModels.bytes(number, "roads", "waste"), card());
    }

    private static byte[] card() {
        return "{}\n".getBytes(StandardCharsets.UTF_8);
    }

    private void damage(String version) throws IOException {
        byte[] bytes = Files.readAllBytes(store.file(version));
        bytes[bytes.length / 2] ^= 1;
        Files.write(store.file(version), bytes);
    }
}
