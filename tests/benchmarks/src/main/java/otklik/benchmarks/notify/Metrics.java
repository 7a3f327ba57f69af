package otklik.benchmarks.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What notify-service says of itself at {@code /q/metrics}. */
final class Metrics implements AutoCloseable {
    private static final Pattern CLAIMS =
            Pattern.compile("(?m)^otklik_delivery_claim_seconds_bucket\\{[^}]*le=\"([^\"]+)\"[^}]*\\} (\\S+)$");
    private static final Pattern DELIVERIES =
            Pattern.compile("(?m)^otklik_deliveries_total\\{([^}]*)result=\"sent\"[^}]*\\} (\\S+)$");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;

    Metrics(int port) {
        page = URI.create("http://127.0.0.1:" + port + "/q/metrics");
    }

    /** Notices that were sent by this channel since the service's start. */
    long sent(String channel) {
        long sent = 0;
        Matcher lines = DELIVERIES.matcher(page());
        while (lines.find()) {
            if (lines.group(1).contains("channel=\"" + channel + "\"")) {
                sent += (long) Double.parseDouble(lines.group(2));
            }
        }
        return sent;
    }

    /** Notices that were sent since the service's start. */
    long sent() {
        long sent = 0;
        Matcher lines = DELIVERIES.matcher(page());
        while (lines.find()) {
            sent += (long) Double.parseDouble(lines.group(2));
        }
        return sent;
    }

    /** The claims so far. */
    Claims claims() {
        Map<Double, Long> upTo = new TreeMap<>();
        Matcher lines = CLAIMS.matcher(page());
        while (lines.find()) {
            double bound =
                    lines.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(lines.group(1));
            upTo.merge(bound, (long) Double.parseDouble(lines.group(2)), Long::sum);
        }
        if (upTo.isEmpty()) {
            throw new IllegalStateException("notify-service has no buckets of otklik_delivery_claim_seconds");
        }
        return new Claims(upTo);
    }

    /**
     * Claims by how long they took.
     *
     * @param upTo how many took no longer than so many seconds
     */
    record Claims(Map<Double, Long> upTo) {
        Claims {
            upTo = new TreeMap<>(upTo);
        }

        /** Those that came after the others. */
        Claims since(Claims before) {
            Map<Double, Long> more = new TreeMap<>();
            upTo.forEach((bound, count) -> more.put(bound, count - before.upTo.getOrDefault(bound, 0L)));
            return new Claims(more);
        }

        long count() {
            return upTo.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }

        /** Milliseconds that this part of the claims took at most: the bound of a bucket, so never too little; 0 without any. */
        double millisAt(double quantile) {
            double wanted = count() * quantile;
            for (Map.Entry<Double, Long> bucket : upTo.entrySet()) {
                if (count() > 0 && bucket.getValue() >= wanted) {
                    return bucket.getKey() * 1e3;
                }
            }
            return 0;
        }
    }

    private String page() {
        try {
            return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
