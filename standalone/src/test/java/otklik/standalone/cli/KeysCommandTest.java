package otklik.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.eventing.seal.KeyWrap;
import otklik.standalone.Words;

class KeysCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldChangeTheMasterKeyInThreeSteps() throws Exception {
        Path file = Files.writeString(folder.resolve("vault-master.json"), KeyWrap.generate());
        int former = KeyWrap.read(file).primary();
        byte[] wrapped = KeyWrap.read(file).wrap(new byte[32], "a");

        assertThat(Otklik.run("keys", "add", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(KeyWrap.read(file).primary()).isEqualTo(former);
        assertThat(Otklik.run("keys", "promote", file.toString())).isEqualTo(ExitCode.OK);
        int next = KeyWrap.read(file).primary();
        assertThat(next).isNotEqualTo(former);
        assertThat(KeyWrap.read(file).unwrap(wrapped, "a")).isEqualTo(new byte[32]);
        assertThat(Otklik.run("keys", "withdraw", file.toString())).isEqualTo(ExitCode.OK);

        assertThat(KeyWrap.read(file).primary()).isEqualTo(next);
        assertThat(Files.readString(file)).doesNotContain(Integer.toUnsignedString(former));
    }

    @Test
    void shouldLeaveAloneWhatIsNoKeyset() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{}");

        assertThat(Otklik.run("keys", "add", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    @Test
    void shouldSayWhenThereIsNoSuchFile() {
        var err = new StringWriter();
        var line = Otklik.commandLine().setErr(new PrintWriter(err));

        Path absent = folder.resolve("absent.json");
        assertThat(line.execute("keys", "add", absent.toString())).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString().strip()).isEqualTo(Words.of("keys.no-file", absent));
    }
}
