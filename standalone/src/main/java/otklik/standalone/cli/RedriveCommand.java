package otklik.standalone.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import otklik.eventing.seal.UnreadableSeal;
import otklik.standalone.Words;
import otklik.standalone.deadletter.DeadLetterTopics;
import otklik.standalone.deadletter.FoundLetter;
import otklik.standalone.deadletter.LetterFilter;
import otklik.standalone.deadletter.Redrive;
import otklik.standalone.deadletter.TopicAdoption;
import otklik.standalone.launch.Service;
import otklik.standalone.launch.Supervision;
import otklik.standalone.postgres.EmbeddedPostgreSql;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code otklik redrive}: dead letters, shown or sent again. */
@Command(name = "redrive", resourceBundle = Words.BUNDLE)
final class RedriveCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Option(names = "--list")
    private boolean list;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--stream", paramLabel = "STREAM")
    private @Nullable String stream;

    @Option(names = "--type", paramLabel = "TYPE")
    private @Nullable String type;

    @Option(names = "--error", paramLabel = "TEXT")
    private @Nullable String error;

    @Option(names = "--since", paramLabel = "TIME")
    private @Nullable String since;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "2147483647")
    private int limit;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "100")
    private int rate;

    @Option(names = "--again")
    private boolean again;

    @Option(names = "--accept-topic", paramLabel = "STREAM")
    private @Nullable String acceptTopic;

    private final Set<String> records = new HashSet<>();
    private int matched;
    private int sent;
    private int doneBefore;
    private int unreadableSeals;

    @Override
    public Integer call() throws IOException, ExecutionException, InterruptedException, SQLException {
        if (limit < 1 || rate < 1) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("redrive.positive"));
        }
        var kafka = "127.0.0.1:" + data.running().kafka();
        if (acceptTopic != null) {
            return adopt(kafka, acceptTopic);
        }
        var installation = data.installation();
        var filter = new LetterFilter(stream, type, error, since == null ? null : moment(since));
        try (var redrive = new Redrive(
                kafka,
                installation.keys(),
                installation.data().resolve("redrive").resolve("done"))) {
            var strangers = new DeadLetterTopics(kafka).read(filter, letter -> handle(redrive, letter));
            if (strangers > 0) {
                System.out.println(Words.of("redrive.strangers", strangers));
            }
        }
        summary();
        return unreadableSeals > 0 ? ExitCode.PARTLY : ExitCode.OK;
    }

    private boolean handle(Redrive redrive, FoundLetter found) throws IOException, InterruptedException {
        if (redrive.isDone(found) && !again) {
            doneBefore++;
            if (list) {
                show(found, Words.of("redrive.is-done"));
            }
            return true;
        }
        matched++;
        if (list || dryRun) {
            show(found, "");
            records.add(found.record());
            return matched < limit;
        }
        try {
            if (redrive.send(found)) {
                sent++;
                TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(1) / rate);
            }
        } catch (UnreadableSeal e) {
            unreadableSeals++;
            show(found, String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            throw new CommandFailed(ExitCode.FAILURE, Words.of("redrive.no-send", sent, String.valueOf(e.getCause())));
        }
        return matched < limit;
    }

    private static void show(FoundLetter found, String note) {
        var letter = found.letter();
        System.out.printf(
                "%s  %s/%d/%d  %s  %s  %s  %s%n",
                letter.failedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                letter.stream(),
                letter.partition(),
                letter.offset(),
                letter.consumer(),
                letter.type() == null ? "-" : letter.type(),
                letter.reason(),
                note);
    }

    private void summary() {
        if (list) {
            System.out.println(Words.of("redrive.listed", matched, doneBefore));
        } else if (dryRun) {
            System.out.println(Words.of("redrive.would-send", records.size(), doneBefore));
        } else {
            System.out.println(Words.of("redrive.sent", sent, doneBefore));
        }
    }

    private Integer adopt(String kafka, String topic) throws IOException, InterruptedException, SQLException {
        var installation = data.installation();
        var superuser = EmbeddedPostgreSql.superuserOf(
                installation.postgreSql(), data.running().postgreSql());
        try {
            var moved = new TopicAdoption(kafka, superuser).adopt(topic);
            if (moved.isEmpty()) {
                System.out.println(Words.of("redrive.nothing-to-adopt", topic));
            }
            moved.forEach((schema, positions) -> {
                System.out.println(Words.of("redrive.adopted", positions, schema, topic));
                for (var service : Service.values()) {
                    if (service.schema().filter(schema::equals).isPresent()) {
                        // A reader takes its positions when it starts; the launcher starts it again.
                        Supervision.restart(installation, service);
                    }
                }
            });
            return ExitCode.OK;
        } catch (ExecutionException e) {
            throw new CommandFailed(ExitCode.FAILURE, Words.of("redrive.no-topic", topic));
        }
    }

    private static Instant moment(String text) {
        try {
            return text.startsWith("P") ? Instant.now().minus(Duration.parse(text)) : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandFailed(ExitCode.USAGE, Words.of("redrive.wrong-time", text));
        }
    }
}
