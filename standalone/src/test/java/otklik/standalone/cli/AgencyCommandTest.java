package otklik.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.kafka.EmbeddedKafka;
import otklik.standalone.kafka.PartnerAccess;

class AgencyCommandTest {
    private static final String PACK = Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg")
            .toString();
    private static final Pattern TOLD = Pattern.compile(".*: (agency\\.minstroy)\\R.*: (\\S+)\\R", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldGiveAnAgencyALoginThatSeesItsOwnTopicsOnlyAndTakeItAway() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.withPasswords(folder.resolve("kafka"), "operator", "of-the-test")) {
            kafka.start();
            Path config = folder.resolve("admin.properties");
            Properties operator = new Properties();
            operator.putAll(PartnerAccess.client("operator", "of-the-test"));
            try (var out = Files.newBufferedWriter(config)) {
                operator.store(out, null);
            }
            try (Admin admin = Admin.create(with(kafka, PartnerAccess.client("operator", "of-the-test")))) {
                admin.createTopics(Set.of(
                                new NewTopic("agency.minstroy.cases", 1, (short) 1),
                                new NewTopic("agency.minzdrav.cases", 1, (short) 1)))
                        .all()
                        .get();
            }

            Matcher told = TOLD.matcher(printed(kafka, config));

            assertThat(told.matches()).isTrue();
            try (Admin agency = Admin.create(with(kafka, PartnerAccess.client(told.group(1), told.group(2))))) {
                assertThat(agency.listTopics().names().get()).containsExactly("agency.minstroy.cases");
            }
            assertThat(printed(kafka, config, "--revoke")).contains("agency.minstroy");
        }
    }

    @Test
    void shouldRefuseAnAgencyThatTheRegionDoesNotHave() {
        assertThat(Otklik.run("agency", "access", "nobody", "--bootstrap-server", "127.0.0.1:1", "--pack", PACK))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldSayWhenTheBrokerKeepsNoRights() {
        try (EmbeddedKafka kafka = EmbeddedKafka.onFreePorts(folder.resolve("open"))) {
            kafka.start();

            assertThat(Otklik.run(
                            "agency",
                            "access",
                            "minstroy",
                            "--bootstrap-server",
                            kafka.bootstrapServers(),
                            "--pack",
                            PACK))
                    .isEqualTo(ExitCode.FAILURE);
        }
    }

    private static String printed(EmbeddedKafka kafka, Path config, String... more) {
        String[] arguments = new String[more.length + 9];
        String[] all = {
            "agency",
            "access",
            "minstroy",
            "--bootstrap-server",
            kafka.bootstrapServers(),
            "--command-config",
            config.toString(),
            "--pack",
            PACK
        };
        System.arraycopy(all, 0, arguments, 0, all.length);
        System.arraycopy(more, 0, arguments, all.length, more.length);
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(Otklik.run(arguments)).isEqualTo(ExitCode.OK);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> with(EmbeddedKafka kafka, Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }
}
