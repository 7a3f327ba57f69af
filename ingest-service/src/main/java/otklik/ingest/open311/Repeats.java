package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import otklik.contracts.DerivedId;
import otklik.ingest.message.Pseudonyms;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.region.RegionPack;

/**
 * Knows a form that was sent before. Hardly a client sends an {@code Idempotency-Key}, but most send a form again when they got no
 * answer in time, or no number. What the same person writes on the same day in the same words about the same is the same message; where
 * a form has no person or no words, two of them may be two people's.
 */
@Singleton
final class Repeats {
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private final ZoneId zone;

    Repeats(Pseudonyms pseudonyms, Clock clock, RegionPack pack) {
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.zone = pack.zone();
    }

    /** The id of all forms like this one; empty where each is a message of its own. */
    Optional<String> idOf(Sender sender, Form form) throws Refused {
        String who = Reporter.of(form).id();
        String words = form.text("description");
        if (who == null || words == null) {
            return Optional.empty();
        }
        return Optional.of(DerivedId.of(
                "open311-form",
                LocalDate.now(clock.withZone(zone)).toString(),
                pseudonyms.citizen(sender.source(), who),
                words,
                given(form, "service_code"),
                given(form, Services.ATTRIBUTE),
                given(form, "lat"),
                given(form, "long"),
                given(form, "address_string"),
                given(form, "address_id"),
                given(form, "media_url")));
    }

    private static String given(Form form, String name) {
        return String.join("\n", form.all(name));
    }
}
