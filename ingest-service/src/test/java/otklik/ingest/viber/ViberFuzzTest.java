package otklik.ingest.viber;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import otklik.ingest.channel.JsonTrees;
import otklik.ingest.channel.Updates;

/** Whatever comes with a good signature is an update or is refused: nothing throws. */
class ViberFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String HEAD =
            "\"timestamp\":" + NOW.toEpochMilli() + ",\"message_token\":491,\"user\":{\"id\":\"u==\"}";
    private static final String[] SAMPLES = {
        "{\"event\":\"message\"," + HEAD
                + ",\"sender\":{\"id\":\"u==\",\"language\":\"ru\"},\"message\":{\"type\":\"text\",\"text\":\"Яма\",\"tracking_data\":\"n\"}}",
        "{\"event\":\"message\"," + HEAD
                + ",\"sender\":{\"id\":\"u==\"},\"message\":{\"type\":\"picture\",\"media\":\"https://example.org/a\",\"file_name\":\"a\"}}",
        "{\"event\":\"message\"," + HEAD
                + ",\"sender\":{\"id\":\"u==\"},\"message\":{\"type\":\"location\",\"location\":{\"lat\":51.7,\"lon\":55.1}}}",
        "{\"event\":\"message\"," + HEAD
                + ",\"sender\":{\"id\":\"u==\"},\"message\":{\"type\":\"contact\",\"contact\":{\"name\":\"А\",\"phone_number\":\"+7\"}}}",
        "{\"event\":\"conversation_started\"," + HEAD + ",\"context\":\"flyer\",\"subscribed\":false}",
        "{\"event\":\"unsubscribed\"," + HEAD + ",\"user_id\":\"u==\"}",
    };

    @Property(tries = 5000, seed = "5", edgeCases = EdgeCasesMode.NONE)
    void shouldReadOrRefuse(@ForAll("bodies") byte[] body) throws Exception {
        Updates.shouldBeReadOrRefused(
                body, given -> ViberUpdate.read(given, ReplayWindow.at(NOW, Duration.ofDays(14))));
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(
                JsonTrees.changed(SAMPLES), JsonTrees.truncated(SAMPLES), JsonTrees.objects(), JsonTrees.noise());
    }
}
