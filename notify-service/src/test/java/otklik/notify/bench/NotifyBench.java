package otklik.notify.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.notify.Backings;
import otklik.standalone.Ports;
import otklik.testkit.fake.Keep;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/**
 * How fast this service alone is: publishes cases and waits until a fake webhook has an acknowledgement of each. The
 * service is the built one ({@code target/quarkus-app}), in a process of its own.
 *
 * <p>Arguments: number of cases, rate a second (0: as fast as the window allows), the service's folder, and {@code kill} to
 * kill the service with SIGKILL in the middle and start it again.
 */
public final class NotifyBench {
    private static final int WINDOW = 5_000;

    private NotifyBench() {}

    public static void main(String[] args) throws Exception {
        int number = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        Path service = Path.of(args.length > 2 ? args[2] : "notify-service");
        Backings backings = new Backings();
        Map<String, String> settings = backings.start();
        int port = Ports.free();
        Process process = start(service, settings, port);
        AtomicReference<Process> running = new AtomicReference<>(process);
        try (WebhookReceiver receiver = WebhookReceiver.start(Keep.field("externalId"))) {
            URI base = URI.create("http://127.0.0.1:" + port);
            Eventually.within(Duration.ofMinutes(3), "the service to be ready", () -> ready(base));
            receiver.trust("/bench", register(base, settings, receiver.url("/bench")));
            run(number / 4, rate, settings, receiver, process, "warm-up");
            if (args.length > 3 && args[3].equals("kill")) {
                Process doomed = process;
                Thread.ofVirtual().start(() -> {
                    Eventually.within(Duration.ofMinutes(5), "half of them", () -> receiver.count() >= number / 2);
                    doomed.destroyForcibly().onExit().join();
                    System.out.println("killed after " + receiver.count());
                });
                Thread.ofVirtual().start(() -> {
                    doomed.onExit().join();
                    running.set(start(service, settings, port));
                });
            }
            run(number, rate, settings, receiver, process, "measured");
        } finally {
            Process last = Objects.requireNonNull(running.get());
            last.destroy();
            last.waitFor();
            backings.stop();
        }
    }

    private static void run(
            int number, int rate, Map<String, String> settings, WebhookReceiver receiver, Process process, String name)
            throws Exception {
        Path keys = Path.of(Objects.requireNonNull(settings.get("otklik.keys.dir")));
        Sealer sealer = new Sealer(SealKeys.readPublic(keys, "notify"), Clock.systemUTC());
        receiver.forget();
        Semaphore window = new Semaphore(WINDOW);
        long[] published = new long[number];
        long[] took = new long[number];
        Set<String> ids = ConcurrentHashMap.newKeySet();
        receiver.onAccepted(webhook -> {
            if (!ids.add(webhook.webhookId())) {
                return;
            }
            window.release();
            int index = Integer.parseInt(String.valueOf(webhook.kept()));
            took[index] = webhook.atNanos() - published[index];
        });
        Duration cpuBefore = process.info().totalCpuDuration().orElse(Duration.ZERO);
        long started = System.nanoTime();
        try (Eventing upstream = new Eventing(
                "routing",
                "0",
                "bench",
                KafkaSettings.of(Objects.requireNonNull(settings.get("otklik.kafka.bootstrap-servers"))),
                SealKeys.readPublic(keys, "dead-letter"),
                Clock.systemUTC(),
                new SimpleMeterRegistry())) {
            Publisher publisher = upstream.publisher();
            publisher.warmUp(Streams.CASES_EVENTS, Duration.ofSeconds(30));
            for (int i = 0; i < number; i++) {
                window.acquire();
                pace(started, i, rate);
                published[i] = System.nanoTime();
                var unused = publisher.publish(opened(i, sealer));
            }
            Eventually.within(Duration.ofMinutes(5), "every acknowledgement", () -> ids.size() >= number);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).minus(cpuBefore);
        Arrays.sort(took);
        System.out.printf(
                "%s: %d notices in %.1f s = %.0f/s, service's CPU %d µs a notice, p50 %d ms, p99 %d ms, repeats %d%n",
                name,
                number,
                seconds,
                number / seconds,
                cpu.toNanos() / 1000 / number,
                took[number / 2] / 1_000_000,
                took[number * 99 / 100] / 1_000_000,
                receiver.count() - number);
    }

    private static void pace(long started, int done, int rate) throws InterruptedException {
        if (rate > 0) {
            long ahead = started + done * 1_000_000_000L / rate - System.nanoTime();
            if (ahead > 1_000_000) {
                Thread.sleep(Duration.ofNanos(ahead));
            }
        }
    }

    private static Outgoing<CaseEvent> opened(int index, Sealer sealer) {
        String caseId = UUID.randomUUID().toString();
        CaseSnapshot snapshot = new CaseSnapshot(
                caseId,
                "K7X2M-9QPRT",
                1,
                "assigned",
                caseId,
                new CaseSnapshot.Origin("connector", "bench", String.valueOf(index), caseId, null, null),
                "roads",
                0.9,
                null,
                "social",
                "minstroy",
                null,
                Instant.now(),
                Instant.now().plus(Duration.ofDays(1)),
                "rule",
                "pack",
                "masked text of a citizen about a road. ".repeat(10),
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null);
        return Outgoing.<CaseEvent>to(
                        Streams.CASES_EVENTS,
                        caseId,
                        UUID.randomUUID().toString(),
                        caseId,
                        new CaseEvent.CaseOpened(snapshot, sealer.seal("123456")))
                .traced(null);
    }

    private static Process start(Path service, Map<String, String> settings, int port) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                service.resolve("target/quarkus-app/quarkus-run.jar").toString());
        settings.forEach((key, value) ->
                builder.environment().put(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().put("OTKLIK_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8");
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(service.resolve("target/bench-service.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ready(URI base) {
        try {
            return send(HttpRequest.newBuilder(base.resolve("/q/health/ready")).build())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String register(URI base, Map<String, String> settings, URI url) throws IOException {
        String body = send(HttpRequest.newBuilder(base.resolve("/v1/connectors/bench/webhook"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + Backings.token(settings, "admin"))
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + url + "\"}"))
                        .build())
                .body();
        return body.replaceFirst(".*\"secret\":\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
