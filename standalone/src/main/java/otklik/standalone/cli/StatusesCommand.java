package otklik.standalone.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.region.RegionPack;
import otklik.standalone.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code otklik statuses}: what became of a platform's messages, into a file for it. */
@Command(name = "statuses", resourceBundle = Words.BUNDLE)
final class StatusesCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Mixin
    private Elsewhere elsewhere;

    @Option(names = "--connector", paramLabel = "CODE", required = true)
    private String connector;

    @ArgGroup(exclusive = true)
    private From from = new From();

    @Option(names = "--out", paramLabel = "FILE", required = true)
    private Path out;

    /** Where to begin. */
    static final class From {

        @Option(names = "--since", paramLabel = "WHEN")
        private @Nullable String since;

        @Option(names = "--after", paramLabel = "N")
        private @Nullable Long after;
    }

    /** The file is there whole, or not at all. */
    @Override
    public Integer call() throws IOException {
        var csv = out.toString().endsWith(".csv");
        var http = elsewhere.http(data);
        var part = out.resolveSibling(out.getFileName() + ".part");
        var asked = first();
        var statuses = 0L;
        var next = "";
        try (var file = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            for (var more = true; more; ) {
                var page = http.page(
                        "/v1/connectors/" + connector + "/statuses?format=" + (csv ? "csv" : "ndjson") + asked);
                file.write(csv && statuses > 0 ? withoutHeadings(page.text()) : page.text());
                statuses += Long.parseLong(page.header("X-Count"));
                next = page.header("X-Next-After");
                more = !page.header("Link").isEmpty();
                asked = "&after=" + next;
            }
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        System.out.println(Words.of("statuses.written", statuses, out, next));
        return ExitCode.OK;
    }

    private String first() {
        if (from.after != null) {
            return "&after=" + from.after;
        }
        var pack = RegionPack.load(data.installation().regionPack());
        return from.since == null ? "" : "&since=" + Since.parse(from.since, pack.zone(), Instant.now());
    }

    private static String withoutHeadings(String csv) {
        return csv.substring(csv.indexOf('\n') + 1);
    }
}
