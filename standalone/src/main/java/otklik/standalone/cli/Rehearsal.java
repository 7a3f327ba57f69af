package otklik.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import otklik.standalone.Words;
import otklik.standalone.intake.ColumnMapping;
import otklik.standalone.intake.FileImport;
import otklik.standalone.intake.ImportProgress;
import otklik.standalone.intake.RowFile;
import otklik.standalone.launch.Installation;

/**
 * Sends invented messages through a system that is being prepared, from the stream to the notice, so that its
 * ahead-of-time caches hold the classes and the profiles of the whole way and not only of the start.
 */
final class Rehearsal {

    private static final String CONNECTOR = "import";
    private static final int MESSAGES = 3_000;
    private static final int QUESTIONS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final AdminHttp http;
    private final AtomicInteger notices = new AtomicInteger();

    Rehearsal(Installation installation, AdminHttp http) {
        this.installation = installation;
        this.http = http;
    }

    /** Returns when every message has been answered, or after a minute: a cache trained on less is still a cache. */
    void run() throws IOException, InterruptedException, FileImport.GivenUp {
        var vertx = Vertx.vertx();
        try {
            register(receiver(vertx).actualPort());
            List<String> texts = texts();
            classify(texts);
            bringIn(file(texts));
            await(() -> notices.get() >= MESSAGES);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private HttpServer receiver(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    notices.incrementAndGet();
                    request.response().setStatusCode(204).end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void register(int port) {
        var body = JsonNodeFactory.instance.objectNode().put("url", "http://127.0.0.1:" + port + "/rehearsal");
        var answer = http.put("/v1/connectors/" + CONNECTOR + "/webhook", body.toString());
        if (!answer.isOk()) {
            throw new CommandFailed(ExitCode.FAILURE, Words.of("token.no-webhook", CONNECTOR, answer.problem()));
        }
    }

    private static List<String> texts() throws IOException {
        try (InputStream lines = Rehearsal.class.getResourceAsStream("rehearsal.txt")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private void classify(List<String> texts) {
        for (int i = 0; i < QUESTIONS; i++) {
            var question = JsonNodeFactory.instance.objectNode().put("text", texts.get(i % texts.size()));
            var answer = http.post("/v1/classify", question.toString());
            if (!answer.isOk()) {
                throw new CommandFailed(ExitCode.FAILURE, Words.of("up.no-rehearsal", answer.problem()));
            }
        }
    }

    private Path file(List<String> texts) throws IOException {
        Path file = installation.data().resolve("rehearsal.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < MESSAGES; i++) {
                var message = JsonNodeFactory.instance
                        .objectNode()
                        .put("id", "rehearsal-" + i)
                        .put("text", texts.get(i % texts.size()));
                out.append(message.toString()).append('\n');
            }
        }
        return file;
    }

    private void bringIn(Path path) throws IOException, InterruptedException, FileImport.GivenUp {
        var file = new RowFile(path);
        var survey = file.survey();
        var target = new FileImport.Target(
                URI.create(http.baseUrl()),
                CONNECTOR,
                new ConnectorKey(installation, CONNECTOR).readOrRequest(http),
                PATIENCE);
        var mapping = ColumnMapping.of(Map.of(), survey.columns());
        try (var run = new FileImport(
                file, survey, mapping, target, installation.imports(), Clock.systemUTC(), new Unseen())) {
            run.run();
            run.finish();
        }
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static final class Unseen implements ImportProgress {
        @Override
        public void confirmed(int rows) {}

        @Override
        public void interrupted(String why) {}
    }
}
