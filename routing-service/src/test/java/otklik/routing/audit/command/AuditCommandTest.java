package otklik.routing.audit.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.routing.audit.Fault;
import otklik.routing.audit.SealedAudit;
import picocli.CommandLine;

class AuditCommandTest {
    private static SealedAudit audit;
    private final Locale before = Locale.getDefault();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws Exception {
        audit = new SealedAudit();
    }

    @BeforeEach
    void begin() throws Exception {
        Words.choose("--lang", "en");
        audit.begin(20);
        Files.writeString(folder.resolve("key.pem"), audit.publicKey());
    }

    @AfterEach
    void restoreLanguage() {
        Locale.setDefault(before);
    }

    @AfterAll
    static void close() {
        audit.close();
    }

    @Test
    void shouldSayThatAnHonestAuditIsClean() throws IOException {
        int exit = run("verify", "--json", folder.resolve("audit.json").toString());

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("No fault among 20 entries").contains("All entries are linked");
        JsonNode json = new ObjectMapper().readTree(folder.resolve("audit.json").toFile());
        assertThat(json.path("clean").asBoolean()).isTrue();
        assertThat(json.path("shards")).hasSize(8);
        assertThat(json.path("lag_s").asDouble()).isZero();
    }

    @Test
    void shouldSayWhichEntryWasEdited() throws Exception {
        audit.edit(7);

        int exit = run("verify", "--json", folder.resolve("audit.json").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("Shard 3, sequence 7").contains("edited");
        JsonNode fault = new ObjectMapper()
                .readTree(folder.resolve("audit.json").toFile())
                .path("faults")
                .path(0);
        assertThat(fault.path("kind").asText()).isEqualTo("edited");
        assertThat(fault.path("sequence").asLong()).isEqualTo(7);
    }

    @Test
    void shouldFindTheEndCutOffByTheCheckpointThatWasSaved() throws Exception {
        String file = folder.resolve("checkpoint.json").toString();
        assertThat(run("checkpoint", "--out", file)).isZero();
        audit.cut(15);

        assertThat(run("verify")).as("without it").isZero();
        assertThat(run("verify", "--checkpoint", file)).isEqualTo(1);
        assertThat(out.toString()).contains("sequences 15 to 20 are gone");
    }

    @Test
    void shouldPutTheVerificationOnRecord() throws Exception {
        run("verify", "--name", "checker");

        assertThat(audit.count("select count(*) from audit_entry where actor = 'checker'"))
                .isEqualTo(1);
    }

    @Test
    void shouldSayThatNothingRuns() {
        int exit = AuditCommand.line()
                .setErr(new PrintWriter(err, true))
                .execute("checkpoint", "--data", "/nowhere", "--out", "x");

        assertThat(exit).isEqualTo(AuditCommand.NOT_RUNNING);
        assertThat(err.toString()).contains("No system runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void shouldHaveWordsForEveryFault(String language) {
        Words.choose("--lang", language);

        for (Fault.Kind kind : Fault.Kind.values()) {
            String words = VerificationReport.words(new Fault(kind, 3, 7L, 9L, 2L));
            assertThat(words).as(kind.code()).doesNotContain("{").doesNotContain("''");
            assertThat(words.contains("3") || words.contains("2")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void shouldExplainItself(String language) {
        Words.choose("--lang", language);

        List<CommandLine> commands =
                new ArrayList<>(AuditCommand.line().getSubcommands().values());
        commands.add(AuditCommand.line());
        assertThat(commands)
                .hasSize(3)
                .allSatisfy(command -> assertThat(command.getUsageMessage()).contains("./otklik audit"))
                .allSatisfy(command -> assertThat(command.getCommandSpec().options())
                        .allSatisfy(option -> assertThat(option.description())
                                .as(option.longestName())
                                .isNotEmpty()));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", audit.url()));
        if (arguments[0].equals("verify")) {
            all.addAll(List.of("--key", folder.resolve("key.pem").toString()));
        }
        return AuditCommand.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
