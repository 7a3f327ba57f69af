package otklik.benchmarks.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import otklik.benchmarks.Waits;

/**
 * {@code POST /v1/messages} over kept connections, one request at a time on each: one thread on bare sockets, for what the
 * generator takes of the processor the service does not have. Who is asked to come again later does so.
 */
final class PostLoad implements AutoCloseable {
    private static final long NO_PACE = 0;

    private final Selector selector;
    private final List<byte[]> requests = new ArrayList<>();
    private final Queue<Caller> idle = new ArrayDeque<>();
    private final Queue<Caller> waiting = new ArrayDeque<>();
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final long period;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Answers answers = new Answers();
    private int next;
    private long due = System.nanoTime();

    private PostLoad(int port, String key, int connections, long period, Samples samples) throws IOException {
        this.period = period;
        this.selector = Selector.open();
        samples.lines().forEach(body -> requests.add(request(key, body)));
        for (int i = 0; i < connections; i++) {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.configureBlocking(false);
            sockets.add(socket);
            Caller caller = new Caller(socket);
            socket.register(selector, SelectionKey.OP_READ, caller);
            idle.add(caller);
        }
        thread = Thread.ofPlatform().name("posts").start(this::run);
    }

    /** Closed loop: the next request of a connection leaves when the last is answered. */
    static PostLoad closedLoop(int port, String key, int connections, Samples samples) throws IOException {
        return new PostLoad(port, key, connections, NO_PACE, samples);
    }

    /** Open loop: requests are due at this rate whatever the answers; their times count from there. */
    static PostLoad openLoop(int port, String key, int connections, double perSecond, Samples samples)
            throws IOException {
        return new PostLoad(port, key, connections, (long) (1e9 / perSecond), samples);
    }

    /** What comes from now on is counted there. */
    Answers countAnew() {
        Answers fresh = new Answers();
        answers = fresh;
        return fresh;
    }

    private void run() {
        try {
            while (!stopping) {
                begin();
                selector.select(this::answered, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() throws IOException {
        long now = System.nanoTime();
        for (Caller caller = waiting.peek(); caller != null && caller.mayCallAgain(now); caller = waiting.peek()) {
            idle.add(waiting.remove());
        }
        while (!idle.isEmpty() && (period == NO_PACE || due <= now)) {
            idle.remove().call(requests.get(next), period == NO_PACE ? System.nanoTime() : due);
            next = (next + 1) % requests.size();
            due += period;
        }
    }

    private void answered(SelectionKey key) {
        try {
            Caller caller = (Caller) key.attachment();
            int status = caller.read();
            if (status == 0) {
                return;
            }
            answers.add(status, System.nanoTime() - caller.since());
            (status == 202 ? idle : waiting).add(caller);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] request(String key, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST /v1/messages HTTP/1.1\r\nHost: bench\r\nX-API-Key: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    @Override
    public void close() {
        stopping = true;
        Waits.until(() -> !thread.isAlive(), 10);
        try {
            selector.close();
            for (SocketChannel socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
