package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriageThresholdTest {
    @TempDir
    private Path folder;

    @Test
    void shouldChangeTheNumberAndNothingElse() throws IOException {
        TinyPack pack = new TinyPack(folder).replace("routes.yaml", "threshold: 0.4", "# why\nthreshold: 0.4 # fitted");

        TriageThreshold.write(folder, 0.61249);

        assertThat(pack.load().triageThreshold()).isEqualTo(0.612);
        assertThat(Files.readString(folder.resolve("routes.yaml")))
                .startsWith("# why\nthreshold: 0.612 # fitted\nrules:");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void shouldRefuseWhatIsNoShare() {
        new TinyPack(folder);

        assertThatThrownBy(() -> TriageThreshold.write(folder, 1.5)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> TriageThreshold.write(folder, Double.NaN)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void shouldSayWhereThereIsNoThreshold() {
        new TinyPack(folder).replace("routes.yaml", "threshold: 0.4", "other: 1");

        assertThatThrownBy(() -> TriageThreshold.write(folder, 0.5))
                .hasMessageContaining("no line that begins with 'threshold:'");
    }
}
