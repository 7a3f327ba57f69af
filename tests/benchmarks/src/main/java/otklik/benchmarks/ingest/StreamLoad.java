package otklik.benchmarks.ingest;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** {@code POST /v1/messages:stream}: a few long requests that send as fast as they are read. Bare sockets, blocks made beforehand. */
final class StreamLoad implements AutoCloseable {
    private static final int LINES_A_CHUNK = 64;

    private final List<byte[]> chunks = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean stopping;

    StreamLoad(int port, String key, int connections, Samples samples) {
        List<byte[]> lines = samples.lines();
        for (int from = 0; from < lines.size(); from += LINES_A_CHUNK) {
            chunks.add(chunk(lines.subList(from, Math.min(lines.size(), from + LINES_A_CHUNK))));
        }
        for (int i = 0; i < connections; i++) {
            int first = i * chunks.size() / connections;
            threads.add(Thread.ofPlatform().name("stream").start(() -> stream(port, key, first)));
        }
    }

    private void stream(int port, String key, int first) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/messages:stream?results=summary HTTP/1.1\r\nHost: bench\r\nX-API-Key: " + key
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked"
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = first; !stopping; i = (i + 1) % chunks.size()) {
                out.write(chunks.get(i));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            summary(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void summary(String answer) {
        int start = answer.lastIndexOf("{\"summary\"");
        if (!answer.startsWith("HTTP/1.1 200") || start < 0) {
            throw new IllegalStateException("stream answered " + answer);
        }
        JsonObject sums = new JsonObject(answer.substring(start, answer.indexOf('\n', start))).getJsonObject("summary");
        accepted.addAndGet(sums.getLong("accepted"));
        failed.addAndGet(sums.getLong("refused") + sums.getLong("unavailable"));
    }

    private static byte[] chunk(List<byte[]> lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            body.writeBytes(line);
            body.write('\n');
        }
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(body.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(body.toByteArray());
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    /** Ends the streams and waits for their summaries. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(30_000);
        }
    }

    /** Lines that were acknowledged, once it is closed. */
    long accepted() {
        return accepted.get();
    }

    /** Lines that were not. */
    long failed() {
        return failed.get();
    }
}
