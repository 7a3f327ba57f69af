package otklik.benchmarks;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import otklik.testkit.message.RealShapedMessages;

/** Bodies of messages, made beforehand so that the generator costs next to nothing while it measures. */
final class Payloads implements Bodies {
    private static final int INVENTED = 5_000;
    private final List<byte[]> tails;

    private Payloads(List<byte[]> tails) {
        this.tails = tails;
    }

    /** @param input CSV with a column {@code text}; without one, invented messages of real shape */
    static Payloads load(@Nullable Path input) throws IOException {
        List<byte[]> tails = new ArrayList<>();
        if (input == null) {
            RealShapedMessages.withSeed(20261123).stream()
                    .limit(INVENTED)
                    .forEach(message -> tails.add(tail(message.text())));
        } else {
            try (var rows = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(Files.newBufferedReader(input))) {
                rows.forEach(row -> tails.add(tail(row.get("text"))));
            }
        }
        return new Payloads(List.copyOf(tails));
    }

    int distinct() {
        return tails.size();
    }

    @Override
    public Buffer body(int number, String externalId) {
        return Buffer.buffer(512)
                .appendString("{\"externalId\":\"")
                .appendString(externalId)
                .appendString("\",")
                .appendBytes(tails.get(number % tails.size()));
    }

    private static byte[] tail(String text) {
        return new JsonObject().put("text", text).encode().substring(1).getBytes(StandardCharsets.UTF_8);
    }
}
