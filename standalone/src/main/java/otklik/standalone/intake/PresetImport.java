package otklik.standalone.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Imports the export of a platform as the region pack says: the service reads the file, this sends it as it is, again and again until
 * every row is accepted or refused. Sent again, a row is the same message in the same import run. The run's name is kept in a
 * {@link Ledger}, so that a command that was cut off goes on under it.
 */
public final class PresetImport implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** Is told how it goes, beside the rows that are confirmed. */
    public interface Progress extends ImportProgress {

        /**
         * The service has read the file and begins.
         *
         * @param plan {@code {"rows": …, "sent": {field: [column …]}, "kept": [column …]}}
         */
        void planned(JsonNode plan);
    }

    private final Path file;
    private final String preset;
    private final FileImport.Target target;
    private final Progress progress;
    private final Ledger ledger;
    private final Path refusals;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private int confirmed;

    /** Goes on under the name of an earlier, unfinished import of the same bytes as the same, or begins a new one. */
    public PresetImport(Path file, String preset, FileImport.Target target, Path folder, Clock clock, Progress progress)
            throws IOException {
        this.file = file;
        this.preset = preset;
        this.target = target;
        this.progress = progress;
        var digest = RowFile.digest(file);
        this.ledger = Ledger.open(
                folder.resolve(digest.substring(0, 16) + "-as-" + preset + ".progress"),
                "import-" + FileImport.BATCH_TIME.format(clock.instant()) + "-" + digest.substring(0, 6));
        this.refusals = folder.resolve(ledger.batch() + ".refused.csv");
    }

    /**
     * Sends until every row is accepted or refused.
     *
     * @throws FileImport.GivenUp when nothing gets through, or the service does not want the file; says why
     */
    public FileImport.Result run() throws IOException, InterruptedException, FileImport.GivenUp {
        var pause = PAUSE;
        var lastProgress = System.nanoTime();
        while (true) {
            var before = confirmed;
            var summary = upload();
            if (summary != null && summary.path("complete").asBoolean(false)) {
                return new FileImport.Result(
                        ledger.batch(),
                        summary.path("rows").asInt(),
                        summary.path("accepted").asInt(),
                        summary.path("messages").asInt(),
                        summary.path("refused").asInt(),
                        refusals);
            }
            if (confirmed > before) {
                lastProgress = System.nanoTime();
                pause = PAUSE;
            } else if (System.nanoTime() - lastProgress > target.patience().toNanos()) {
                throw new FileImport.GivenUp("unavailable", false);
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Ends the import for good: the next one of the same file is another run. */
    public void finish() throws IOException {
        ledger.finish();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
        client.close();
    }

    /** @return what the service says at the end; null when it came to none */
    private @Nullable JsonNode upload() throws IOException, InterruptedException, FileImport.GivenUp {
        // The service tells all of it again.
        Files.deleteIfExists(refusals);
        var request = HttpRequest.newBuilder(target.baseUrl().resolve("/v1/imports?as=" + preset))
                .header("X-API-Key", target.key())
                .header("X-Batch", ledger.batch())
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file))
                .build();
        try {
            HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
            try (var lines = answer.body()) {
                if (answer.statusCode() != 200) {
                    refused(answer.statusCode(), lines.reduce("", String::concat));
                    return null;
                }
                JsonNode summary = null;
                for (var each = lines.iterator(); each.hasNext(); ) {
                    summary = hear(JSON.readTree(each.next()));
                }
                return summary;
            }
        } catch (IOException | UncheckedIOException e) {
            progress.interrupted(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** @return the summary, if this is it */
    private @Nullable JsonNode hear(JsonNode line) throws IOException {
        if (line.has("import")) {
            progress.planned(line.path("import"));
        } else if (line.has("progress")) {
            confirm(line.path("progress").path("rows").asInt());
        } else if (line.has("summary")) {
            var summary = line.path("summary");
            confirm(summary.path("accepted").asInt() + summary.path("refused").asInt());
            return summary;
        } else if (line.path("status").asText().equals("refused")) {
            refuse(line);
        }
        return null;
    }

    private void confirm(int rows) {
        confirmed = Math.max(confirmed, rows);
        progress.confirmed(confirmed);
    }

    /** Which line of the file and why, without the citizen's words. */
    private void refuse(JsonNode line) throws IOException {
        if (!Files.exists(refusals)) {
            Files.writeString(refusals, "line,column,field,reason\n");
        }
        Files.writeString(
                refusals,
                line.path("line").asText() + ","
                        + FileImport.quoted(line.path("column").asText("")) + ","
                        + FileImport.quoted(line.path("field").asText("")) + ","
                        + FileImport.quoted(line.path("detail").asText("")) + "\n",
                StandardOpenOption.APPEND);
    }

    private void refused(int status, String body) throws FileImport.GivenUp {
        String why = "HTTP " + status;
        try {
            var problem = JSON.readTree(body);
            var field = problem.path("field").asText("");
            why += ": " + problem.path("detail").asText("") + (field.isEmpty() ? "" : " (" + field + ")");
        } catch (IOException e) {
            // a body without JSON adds nothing to the status
        }
        if (status < 500 && status != 429) {
            throw new FileImport.GivenUp(why, true);
        }
        progress.interrupted(why);
    }
}
