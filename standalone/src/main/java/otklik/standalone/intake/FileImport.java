package otklik.standalone.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Imports a file: sends every row that is not confirmed yet, again and again until all are, through cut connections and
 * restarted services, and remembers what is confirmed in a {@link Ledger}. Repeats are harmless: a row has the same id
 * every time.
 */
public final class FileImport implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    static final DateTimeFormatter BATCH_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /**
     * Where to and as whom.
     *
     * @param baseUrl of the system
     * @param connector code of the connector
     * @param key its API key
     * @param patience how long nothing may get through before it is given up
     */
    public record Target(URI baseUrl, String connector, String key, Duration patience) {

        @Override
        public String toString() {
            return "Target[baseUrl=" + baseUrl + ", connector=" + connector + "]";
        }
    }

    /**
     * What became of the rows.
     *
     * @param batch the name under which the services count them
     * @param messages how many different messages the accepted rows are
     * @param refusals the file that says why rows were refused; there only if some were
     */
    public record Result(String batch, int rows, int accepted, int messages, int refused, Path refusals) {}

    /** The import was given up; what is confirmed stays confirmed. */
    public static final class GivenUp extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean isFinal;

        /** @param isFinal whether the same file would be refused again */
        GivenUp(String why, boolean isFinal) {
            super(why);
            this.isFinal = isFinal;
        }

        /** Whether repeating cannot help. */
        public boolean isFinal() {
            return isFinal;
        }
    }

    private record Sent(int row, long line, String externalId) {}

    private final RowFile file;
    private final RowFile.Survey survey;
    private final ColumnMapping mapping;
    private final Target target;
    private final ImportProgress progress;
    private final Ledger ledger;
    private final Path refusals;
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));

    /** Opens the ledger of an earlier, unfinished import of the same bytes to the same connector, or a new one. */
    public FileImport(
            RowFile file,
            RowFile.Survey survey,
            ColumnMapping mapping,
            Target target,
            Path folder,
            Clock clock,
            ImportProgress progress)
            throws IOException {
        this.file = file;
        this.survey = survey;
        this.mapping = mapping;
        this.target = target;
        this.progress = progress;
        var identity = survey.sha256().substring(0, 16) + "-" + target.connector() + "-"
                + Integer.toHexString(mapping.columnOf().hashCode());
        var newBatch = "import-" + BATCH_TIME.format(clock.instant()) + "-"
                + survey.sha256().substring(0, 6);
        this.ledger = Ledger.open(folder.resolve(identity + ".progress"), newBatch);
        this.refusals = folder.resolve(ledger.batch() + ".refused.csv");
    }

    /** How many rows an earlier run has brought through. */
    public int confirmedBefore() {
        return ledger.confirmed();
    }

    /**
     * Sends until every row is confirmed.
     *
     * @throws GivenUp when nothing gets through, or the service does not want it; says why
     */
    public Result run() throws IOException, InterruptedException, GivenUp {
        var client = vertx.createHttpClient();
        var pause = Duration.ofMillis(500);
        var lastProgress = System.nanoTime();
        while (ledger.confirmed() < survey.rows()) {
            var before = ledger.confirmed();
            var end = upload(client);
            ledger.flush();
            if (ledger.confirmed() > before) {
                lastProgress = System.nanoTime();
                pause = Duration.ofMillis(500);
            }
            switch (end) {
                case StreamEnd.Rejected rejected -> throw new GivenUp(rejected.why(), true);
                case StreamEnd.Complete() when ledger.confirmed() == survey.rows() -> {}
                case StreamEnd.Complete() -> progress.interrupted("unavailable");
                case StreamEnd.Cut cut -> {
                    if (System.nanoTime() - lastProgress > target.patience().toNanos()) {
                        throw new GivenUp(cut.why(), false);
                    }
                    progress.interrupted(cut.why());
                }
            }
            if (ledger.confirmed() < survey.rows()) {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
        return new Result(
                ledger.batch(), survey.rows(), ledger.acceptedRows(), messages(), ledger.refusedRows(), refusals);
    }

    /** Ends the import for good: the next one of the same file begins anew. */
    public void finish() throws IOException {
        ledger.finish();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private StreamEnd upload(HttpClient client) throws IOException, InterruptedException {
        IntakeStream<Sent> stream;
        try {
            stream = IntakeStream.open(client, target.baseUrl(), target.key(), ledger.batch(), this::answered);
        } catch (ExecutionException e) {
            return new StreamEnd.Cut(String.valueOf(e.getCause()));
        }
        file.read(row -> ledger.isConfirmed(row.number())
                || stream.send(new Sent(row.number(), row.line(), mapping.externalId(row)), mapping.message(row)));
        return stream.end();
    }

    private void answered(Sent sent, JsonNode answer) {
        try {
            switch (answer.path("status").asText()) {
                case "accepted" -> ledger.accept(sent.row());
                case "refused" -> refuse(sent, answer);
                default -> {
                    // unavailable: stays unconfirmed, goes out again
                }
            }
            progress.confirmed(ledger.confirmed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says which row and why, without the citizen's words. */
    private void refuse(Sent sent, JsonNode answer) throws IOException {
        var isNew = !Files.exists(refusals);
        try (BufferedWriter out =
                Files.newBufferedWriter(refusals, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (isNew) {
                out.write("row,line,externalId,field,reason\n");
            }
            out.write(sent.row() + "," + sent.line() + "," + quoted(sent.externalId()) + ","
                    + quoted(answer.path("field").asText("")) + ","
                    + quoted(answer.path("detail").asText("")) + "\n");
        }
        ledger.refuse(sent.row());
    }

    static String quoted(String value) {
        return "\"" + value.replace("\"", "\"\"").replace('\n', ' ') + "\"";
    }

    /** Different ids among the accepted rows: a file may hold a message twice. */
    private int messages() throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        file.read(row -> {
            if (ledger.isAccepted(row.number())) {
                ids.add(mapping.externalId(row));
            }
            return true;
        });
        return ids.size();
    }
}
