package otklik.ingest.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.http.Delivery;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.ingest.stream.Intake;
import otklik.region.ImportPreset;
import otklik.region.RegionPack;
import otklik.tables.BadTable;
import otklik.tables.TableFile;

/** Reads one file from its beginning to its end, twice: to see that it is a table, and to send it. Blocks; deletes the file. */
@Singleton
final class ReadFile {
    private static final Logger LOG = Logger.getLogger(ReadFile.class);
    private static final Duration SURELY_LEFT = Duration.ofDays(1);

    private final Intake intake;
    private final Delivery delivery;
    private final RegionPack pack;
    private final ImportSettings settings;
    private final Clock clock;

    /** What somebody asks for. */
    record Asked(
            Sender sender,
            ImportPreset preset,
            @Nullable String batch,
            @Nullable String traceparent,
            boolean tellsAll) {}

    ReadFile(Intake intake, Delivery delivery, RegionPack pack, ImportSettings settings, Clock clock) {
        this.intake = intake;
        this.delivery = delivery;
        this.pack = pack;
        this.settings = settings;
        this.clock = clock;
    }

    /** Files of a process that was killed hold citizens' words. */
    void sweep(@Observes StartupEvent start) throws IOException {
        var left = clock.instant().minus(SURELY_LEFT);
        try (var files = Files.newDirectoryStream(folder(), Upload.PREFIX + "*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(left)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** @throws Refused when nothing was sent, and nothing answered */
    void read(Asked asked, Path file, ImportAnswer answer) throws Refused {
        try {
            send(asked, file, answer);
        } catch (BadTable e) {
            throw new Refusal(Reason.BAD_FILE, e.place(), "file-" + e.fault().code()).thrown();
        } catch (IOException e) {
            LOG.errorf(
                    "import=failed connector=%s fault=%s",
                    asked.sender().source(), e.getClass().getName());
            throw Refusal.of(Reason.INTERNAL).thrown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            delete(file);
        }
    }

    private void send(Asked asked, Path file, ImportAnswer answer) throws IOException, InterruptedException, Refused {
        TableFile table = TableFile.open(file, folder());
        TableFile.Survey survey = table.survey();
        var columns = new FileColumns(asked.preset(), survey.columns());
        var mapping = new RowMapping(asked.preset(), columns, asked.sender().networks(), pack.municipalityNames());
        answer.add(plan(columns, survey.rows()));
        answer.sendAll();
        var run = new ImportRun(
                new ImportRun.Order(asked.sender(), mapping, asked.batch(), asked.traceparent(), asked.tellsAll()),
                intake,
                answer,
                settings);
        table.read(run::row);
        run.await();
        delivery.counter(asked.sender().source()).increment(run.accepted());
        answer.add(run.summary(survey.rows()));
        answer.end();
        LOG.infof(
                "import=done connector=%s preset=%s rows=%d accepted=%d",
                asked.sender().source(), asked.preset().code(), survey.rows(), run.accepted());
    }

    private static ObjectNode plan(FileColumns file, int rows) {
        var line = JsonNodeFactory.instance.objectNode();
        var plan = line.putObject("import").put("rows", rows);
        var sent = plan.putObject("sent");
        file.sent().forEach((field, names) -> names.forEach(sent.withArray(field)::add));
        file.kept().forEach(plan.putArray("kept")::add);
        return line;
    }

    private Path folder() {
        return settings.dir().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("import=file-left fault=%s", e.getClass().getName());
        }
    }
}
