package otklik.standalone.cli;

import java.time.Duration;
import otklik.standalone.Words;

/** Waits until a batch has gone through: until each of its messages has opened a case, was added to one or was known already. */
final class Drain {

    /** Messages of a batch that opened a case, that went to one, that were known, and that were known with another text. */
    record Counts(int opened, int added, int repeated, int revised) {

        int all() {
            return opened + added + repeated + revised;
        }
    }

    private final AdminHttp http;
    private final String batch;
    private final int messages;
    private final Duration stuckAfter;

    Drain(AdminHttp http, String batch, int messages, Duration stuckAfter) {
        this.http = http;
        this.batch = batch;
        this.messages = messages;
        this.stuckAfter = stuckAfter;
    }

    Counts await(Screen screen) throws InterruptedException {
        var counts = new Counts(0, 0, 0, 0);
        var moved = System.nanoTime();
        while (counts.all() < messages) {
            var answer = http.get("/v1/intakes/" + batch);
            if (answer.isOk()) {
                var body = answer.body();
                var now = new Counts(
                        body.path("opened").asInt(),
                        body.path("added").asInt(),
                        body.path("repeated").asInt(),
                        body.path("revised").asInt());
                if (now.all() > counts.all()) {
                    moved = System.nanoTime();
                }
                counts = now;
                screen.progress(Words.of("import.draining", counts.all(), messages));
            }
            if (System.nanoTime() - moved > stuckAfter.toNanos()) {
                throw new CommandFailed(
                        ExitCode.FAILURE, Words.of("import.stuck", messages - counts.all(), stuckAfter.toSeconds()));
            }
            if (counts.all() < messages) {
                Thread.sleep(200);
            }
        }
        return counts;
    }
}
