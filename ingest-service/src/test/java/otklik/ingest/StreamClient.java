package otklik.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client of {@code /v1/messages:stream} down at the socket, so that a test says when it writes and when it reads. */
final class StreamClient implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;

    private StreamClient(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
    }

    /** @param query with its question mark, or empty */
    static StreamClient open(String key, String query) throws IOException {
        Socket socket = new Socket();
        // A small window, so that a client who does not read is felt soon.
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", io.restassured.RestAssured.port));
        StreamClient client = new StreamClient(socket);
        client.raw("POST /v1/messages:stream" + query + " HTTP/1.1\r\nHost: test\r\nX-API-Key: " + key
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        return client;
    }

    StreamClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One chunk of the body. */
    StreamClient send(byte[] bytes) throws IOException {
        raw(Integer.toHexString(bytes.length) + "\r\n");
        out.write(bytes);
        raw("\r\n");
        return this;
    }

    StreamClient flush() throws IOException {
        out.flush();
        return this;
    }

    /** Ends the body and reads the result lines. */
    List<String> results() throws IOException {
        raw("0\r\n\r\n");
        out.flush();
        return readResults();
    }

    /** Reads to the end of the response. */
    List<String> readResults() throws IOException {
        InputStream in = socket.getInputStream();
        String head = line(in);
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + head);
        }
        while (!line(in).isEmpty()) {
            // skip the headers
        }
        StringBuilder body = new StringBuilder();
        for (int length = chunk(in); length > 0; length = chunk(in)) {
            body.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            line(in);
        }
        return body.toString().lines().toList();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed after " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
