package otklik.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.region.RegionPack;
import otklik.region.RulesTrial;
import otklik.standalone.Words;

class RulesTryCommandTest {
    private static final Path ORENBURG = Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg");

    /** Decided by the pack of the project: two of waste, one of health that a person has corrected since, thanks, and a joined one. */
    private static final List<String> HISTORY = List.of(
            line(
                    "AAAAA-11111",
                    "waste",
                    "complaint",
                    "\"regime\":\"social\"",
                    "priroda",
                    "waste",
                    "category=waste",
                    ""),
            line(
                    "AAAAA-22222",
                    "waste",
                    "complaint",
                    "\"regime\":\"social\"",
                    "priroda",
                    "waste",
                    "category=waste",
                    ""),
            line(
                    "AAAAA-33333",
                    "health",
                    "complaint",
                    "\"regime\":\"social\"",
                    "minzdrav",
                    "health",
                    "category=health",
                    ""),
            line(
                    "AAAAA-44444",
                    "health",
                    "gratitude",
                    "\"lost\":[\"terms\",\"regime\"]",
                    "minzdrav",
                    "thanks",
                    "kind=gratitude kindConfidence=0.9 regime=social responsible-by=health",
                    ""),
            line(
                    "AAAAA-55555",
                    "waste",
                    "complaint",
                    "\"regime\":\"social\"",
                    "x",
                    "waste",
                    "category=waste",
                    ",\"joined\":true"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Locale before = Locale.getDefault();
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void restoreLanguage() {
        Locale.setDefault(before);
    }

    @Test
    void shouldReplayTheHistoryOfASystemAndReportWhatOneRuleChanges() throws IOException {
        var file = folder.resolve("report.json");
        var tried = changed("executor: priroda\n    curator: minprirody", "executor: minprirody");

        var exit = against(200, end(HISTORY), "--region", tried.toString(), "--json", file.toString());

        assertThat(exit).isEqualTo(ExitCode.OK);
        var report = json(file);
        assertThat(report.path("cases").asInt()).isEqualTo(4);
        assertThat(report.path("leftOut").asInt()).isEqualTo(1);
        assertThat(report.path("unchanged").asInt()).isEqualTo(2);
        assertThat(report.path("otherAgency").asInt()).isEqualTo(2);
        assertThat(report.path("examples"))
                .extracting(one -> one.path("reference").asText())
                .containsExactly("AAAAA-11111", "AAAAA-22222");
        assertThat(report.path("lost").path("regime").asInt()).isEqualTo(1);
        assertThat(asked)
                .singleElement()
                .satisfies(uri -> assertThat(uri.getQuery())
                        .startsWith("since=")
                        .as("the pack has classes of roads, so it reads words")
                        .contains("words=true"));
    }

    @Test
    void shouldReportNothingForThePackThatDecided() throws IOException {
        var file = folder.resolve("report.json");

        assertThat(against(200, end(HISTORY), "--json", file.toString())).isEqualTo(ExitCode.OK);

        assertThat(json(file).path("changed").asInt()).isZero();
        assertThat(json(file).path("unchanged").asInt()).isEqualTo(4);
    }

    @Test
    void shouldFailWhereTheHistoryIsCutOffOrRefused() throws IOException {
        assertThat(against(200, String.join("\n", HISTORY))).isEqualTo(ExitCode.FAILURE);
        assertThat(against(200, end(HISTORY).substring(0, 900))).isEqualTo(ExitCode.FAILURE);
        assertThat(against(403, "{\"detail\":\"no\"}")).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void shouldFailWhereACaseCannotBeDecided() throws IOException {
        var file = folder.resolve("report.json");
        var nonsense = HISTORY.getFirst().replace("0.9,", "7.0,");

        assertThat(against(200, end(List.of(nonsense)), "--json", file.toString()))
                .isEqualTo(ExitCode.FAILURE);

        assertThat(json(file).path("failed").asInt()).isEqualTo(1);
        assertThat(json(file).path("failures").get(0).path("reference").asText())
                .isEqualTo("AAAAA-11111");
    }

    @Test
    void shouldTakeAFileOfClassifiedMessagesInstead() throws IOException {
        var file = folder.resolve("report.json");
        var csv = folder.resolve("tagged.csv");
        Files.writeString(csv, """
                id,category,leaf,confidence,kind,kind_confidence,emergency,emergency_pattern,municipality,masked_text
                m1,waste,,0.9,complaint,0.9,false,,orsk,"Мусор, снова"
                m2,waste,,0.1,complaint,0.9,false,,orsk,Что-то
                ,waste,,0.9,gratitude,0.95,false,,,Спасибо
                m4,waste,,0.9,complaint,0.9,true,gas-smell,orsk,Пахнет
                """);
        var tried = changed("executor: priroda\n    curator: minprirody", "executor: minprirody");

        var exit = Otklik.run(
                "rules", "try", "--messages", csv.toString(), "--region", tried.toString(), "--json", file.toString());

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(json(file).path("cases").asInt()).isEqualTo(4);
        assertThat(json(file).path("examples"))
                .extracting(one -> one.path("reference").asText())
                .containsExactly("m1", "line 4");
    }

    @Test
    void shouldRefuseWhatItCannotUse() throws IOException {
        var csv = folder.resolve("plain.csv");
        Files.writeString(csv, "text\nМусор\n");

        assertThat(Otklik.run("rules", "try")).isEqualTo(ExitCode.USAGE);
        assertThat(Otklik.run("rules", "try", "--messages", csv.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(Otklik.run("rules", "try", "--since", "yesterday")).isEqualTo(ExitCode.USAGE);
        assertThat(Otklik.run("rules", "try", "--since", "1d", "--region", folder.toString()))
                .isEqualTo(ExitCode.FAILURE);
        assertThat(Otklik.run("rules", "try", "--since", "1d", "--data", folder.toString()))
                .isEqualTo(ExitCode.NOT_RUNNING);
    }

    @Test
    void shouldUnderstandSinceWhen() {
        var zone = ZoneId.of("Asia/Yekaterinburg");
        var now = Instant.parse("2026-03-10T12:00:00Z");

        assertThat(Since.parse("2026-03-01", zone, now)).isEqualTo("2026-02-28T19:00:00Z");
        assertThat(Since.parse("2026-03-01T10:00:00Z", zone, now)).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(Since.parse("12h", zone, now)).isEqualTo("2026-03-10T00:00:00Z");
        assertThat(Since.parse("2d", zone, now)).isEqualTo("2026-03-08T12:00:00Z");
        assertThat(Since.parse("1w", zone, now)).isEqualTo("2026-03-03T12:00:00Z");
        assertThatThrownBy(() -> Since.parse("2026-02-30", zone, now)).isInstanceOf(CommandFailed.class);
    }

    @Test
    void shouldPrintForAPersonInBothLanguages() throws IOException {
        var tried = RegionPack.load(changed("executor: priroda\n    curator: minprirody", "triage: whose-waste"));

        assertThat(printed("en", tried))
                .startsWith("orenburg, version " + tried.version() + ": cases 4, unchanged 2, changed 2, not decided 0")
                .contains(
                        "Left out, as they joined another case: 1",
                        "  to a person instead of an agency: 2",
                        "  priroda  (whose-waste)  2",
                        "Regime of then not known any more, taken from the connector: 1");
        assertThat(printed("ru", tried)).contains("  человеку вместо ведомства: 2", "  priroda  (whose-waste)  2");
    }

    private static List<String> printed(String language, RegionPack pack) {
        Words.choose(List.of("--lang", language), Map.of());
        var trial = new RulesTrial(pack, 5);
        HISTORY.forEach(line -> trial.add(PastCases.read(read(line), pack)));
        var out = new ByteArrayOutputStream();
        new TrialTable(new Screen(new PrintStream(out, true, StandardCharsets.UTF_8))).print(trial.report());
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Runs the command with a system that answers so. */
    private int against(int status, String body, String... more) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/routing-history", exchange -> {
            asked.add(exchange.getRequestURI());
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).startsWith("Bearer ey");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            var arguments = new ArrayList<>(List.of("rules", "try", "--since", "2026-01-01", "--url", url));
            arguments.addAll(List.of("--data", folder.resolve("data").toString()));
            arguments.addAll(List.of(more));
            return Otklik.run(arguments.toArray(String[]::new));
        } finally {
            server.stop(0);
        }
    }

    /** The pack of the project with other words in its routes. */
    private Path changed(String old, String other) throws IOException {
        var copy = folder.resolve("tried");
        try (var files = Files.walk(ORENBURG)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var to = copy.resolve(ORENBURG.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (!file.toString().endsWith(".bin")) {
                    Files.copy(file, to);
                }
            }
        }
        var routes = Files.readString(copy.resolve("routes.yaml"));
        assertThat(routes).contains(old);
        Files.writeString(copy.resolve("routes.yaml"), routes.replace(old, other));
        return copy;
    }

    private static String line(
            String reference,
            String category,
            String kind,
            String more,
            String agency,
            String rule,
            String why,
            String decided) {
        var pack = RegionPack.load(ORENBURG);
        var openedAt = Instant.parse("2026-03-02T06:00:00Z");
        var curator = category.equals("waste") ? ",\"curator\":\"minprirody\"" : "";
        var deadline = pack.deadline("social", category, openedAt).orElseThrow();
        return "{\"reference\":\"" + reference + "\",\"openedAt\":\"" + openedAt + "\",\"category\":\"" + category
                + "\",\"confidence\":0.9,\"kind\":\"" + kind + "\",\"channel\":\"connector\",\"source\":\"import\","
                + more
                + ",\"decided\":{\"rule\":\"" + rule + "\",\"why\":\"" + why + "\",\"agency\":\"" + agency + "\""
                + curator
                + ",\"deadline\":\"" + deadline + "\"" + decided + "}}";
    }

    private static String end(List<String> lines) {
        return String.join("\n", lines) + "\n{\"end\":true,\"cases\":" + lines.size() + "}\n";
    }

    private static JsonNode json(Path file) throws IOException {
        return read(Files.readString(file));
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
