package otklik.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlBinariesTest {

    @TempDir
    Path home;

    @Test
    void shouldTakeAnInstallationsVersionFromItsServer() throws Exception {
        installServerThatSays("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)");

        assertThat(PostgreSqlBinaries.at(home).major()).isEqualTo(15);
    }

    @Test
    void shouldSortByCodePointsWhateverTheVersion() {
        assertThat(new PostgreSqlBinaries(home, 16).localeOptions())
                .containsExactly("--locale", "C", "--lc-ctype", "C.UTF-8");
        assertThat(new PostgreSqlBinaries(home, 17).localeOptions()).contains("builtin");
    }

    @Test
    void shouldSayWhatToDoWhenTheFolderHasNoServer() {
        assertThatThrownBy(() -> PostgreSqlBinaries.at(home))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("OTKLIK_POSTGRESQL_HOME");
    }

    @Test
    void shouldRefuseAServerThatIsTooOld() throws Exception {
        installServerThatSays("postgres (PostgreSQL) 14.9");

        assertThatThrownBy(() -> PostgreSqlBinaries.at(home))
                .hasMessageContaining("15 or newer")
                .hasMessageContaining("14.9");
    }

    private void installServerThatSays(String version) throws IOException {
        var server = Files.createDirectory(home.resolve("bin")).resolve("postgres");
        Files.writeString(server, "#!/bin/sh\necho '" + version + "'\n");
        Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwx------"));
    }
}
