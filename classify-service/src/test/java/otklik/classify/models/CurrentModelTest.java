package otklik.classify.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentModelTest {
    @TempDir
    private Path folder;

    private ModelStore store;
    private String a;
    private String b;

    @BeforeEach
    void twoModels() throws Exception {
        store = new ModelStore(folder, any -> Optional.empty(), Clock.systemUTC());
        a = store.add(TinyModels.bytes(1, "roads", "waste"), new byte[0]);
        b = store.add(TinyModels.bytes(2, "roads", "waste"), new byte[0]);
        store.promote(a, "train");
    }

    @Test
    void shouldTakeUpAnotherChampionAndGoBack() throws Exception {
        CurrentModel current = CurrentModel.of(store);
        assertThat(current.look()).isFalse();

        store.promote(b, "train");
        assertThat(current.look()).isTrue();
        assertThat(current.get().version()).isEqualTo(b);

        store.rollback();
        assertThat(current.look()).isTrue();
        assertThat(current.get().version()).isEqualTo(a);
    }

    @Test
    void shouldKeepTheModelWhenTheNewOneIsDamagedAndTakeItUpOnceItIsWhole() throws Exception {
        CurrentModel current = CurrentModel.of(store);
        byte[] whole = Files.readAllBytes(store.file(b));
        store.promote(b, "train");
        Files.write(store.file(b), java.util.Arrays.copyOf(whole, whole.length - 3));

        assertThat(current.look()).isFalse();
        assertThat(current.get().version()).isEqualTo(a);
        assertThat(current.refused().map(CurrentModel.Refused::version)).contains(b);
        assertThat(current.refused().map(CurrentModel.Refused::reason).orElse(""))
                .contains("model-" + b + ".bin", "checksum");

        Files.write(store.file(b), whole);
        assertThat(current.look()).isTrue();
        assertThat(current.refused()).isEmpty();
    }

    @Test
    void shouldForgetARefusalWhenTheOldChampionIsNamedAgain() throws Exception {
        CurrentModel current = CurrentModel.of(store);
        Files.writeString(folder.resolve("champion"), "nothing\n");
        current.look();
        assertThat(current.refused().map(CurrentModel.Refused::reason).orElse(""))
                .contains("is not there");

        Files.writeString(folder.resolve("champion"), a + "\n");

        assertThat(current.look()).isFalse();
        assertThat(current.refused()).isEmpty();
    }

    @Test
    void shouldNoticeThatTheFileOfTheModelInUseIsDamagedBeforeTheNextStartDoes() throws Exception {
        CurrentModel current = CurrentModel.of(store);

        Files.write(store.file(a), new byte[100]);

        assertThat(current.look()).isFalse();
        assertThat(current.get().version()).isEqualTo(a);
        assertThat(current.refused().map(CurrentModel.Refused::version)).contains(a);
    }

    @Test
    void shouldNotStartWithADamagedChampionAndNameTheWayBack() throws Exception {
        store.promote(b, "train");
        Files.write(store.file(b), new byte[100]);

        assertThatThrownBy(() -> CurrentModel.of(store))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("model-" + b + ".bin")
                .hasMessageContaining("go back to " + a)
                .hasMessageContaining("otklik model rollback --models " + folder);
    }

    @Test
    void shouldSayHowToMakeOrNameAModelWhereThereIsNoChampion() throws Exception {
        Files.delete(folder.resolve("champion"));

        assertThatThrownBy(() -> CurrentModel.of(store))
                .hasMessageContaining("otklik model promote")
                .hasMessageContaining(b);

        Files.delete(store.file(a));
        Files.delete(store.file(b));
        assertThatThrownBy(() -> CurrentModel.of(store)).hasMessageContaining("otklik train");
    }
}
