package otklik.benchmarks.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.message.TestMessage;

/** Invented messages as lines of JSON of about a kilobyte each, made beforehand: the generators send them again and again. */
final class Samples {
    private static final int LEAST_BYTES = 900;
    private static final int MOST_BYTES = 1_150;

    private final List<byte[]> lines = new ArrayList<>();

    Samples(int count) {
        RealShapedMessages invented = RealShapedMessages.withSeed(20261126);
        long next = 0;
        while (lines.size() < count) {
            TestMessage message = invented.message(next++);
            byte[] line = bytes(message);
            while (line.length < LEAST_BYTES) {
                message = longer(message, invented.message(next++).text());
                line = bytes(message);
            }
            if (line.length <= MOST_BYTES) {
                lines.add(line);
            }
        }
    }

    /** Without their ends. */
    List<byte[]> lines() {
        return lines;
    }

    double meanBytes() {
        return lines.stream().mapToInt(line -> line.length).average().orElse(0);
    }

    Path write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        return file;
    }

    private static TestMessage longer(TestMessage message, String words) {
        return new TestMessage(
                message.externalId(),
                message.text() + " " + words,
                message.conversation(),
                message.authorId(),
                message.location(),
                message.municipality(),
                message.category(),
                message.regime(),
                message.sentAt(),
                message.attachments(),
                message.planted());
    }

    private static byte[] bytes(TestMessage message) {
        return message.json().getBytes(StandardCharsets.UTF_8);
    }
}
