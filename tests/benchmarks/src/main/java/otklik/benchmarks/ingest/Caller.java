package otklik.benchmarks.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One kept connection with at most one request on its way. */
final class Caller {
    private static final long RETRY_NANOS = 1_000_000_000L;
    private static final String LENGTH = "content-length: ";

    private final SocketChannel socket;
    private final ByteBuffer answer = ByteBuffer.allocate(8 * 1024);
    private long since;
    private long answeredAt;

    Caller(SocketChannel socket) {
        this.socket = socket;
    }

    /** @param since from when on its time counts */
    void call(byte[] request, long since) throws IOException {
        this.since = since;
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            // A request is smaller than a socket's buffer, which is empty now.
            socket.write(out);
        }
    }

    /** The status of the answer when it is here as a whole; else 0. */
    int read() throws IOException {
        if (socket.read(answer) < 0) {
            throw new EOFException("the service closed a connection");
        }
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return 0;
        }
        int from = text.indexOf(LENGTH) + LENGTH.length();
        int length = Integer.parseInt(text, from, text.indexOf('\r', from), 10);
        if (text.length() < end + 4 + length) {
            return 0;
        }
        answer.clear();
        answeredAt = System.nanoTime();
        return Integer.parseInt(text, 9, 12, 10);
    }

    long since() {
        return since;
    }

    boolean mayCallAgain(long now) {
        return now - answeredAt > RETRY_NANOS;
    }
}
