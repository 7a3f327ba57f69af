package otklik.routing.duplicate;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Tags;

/** What cases that were never opened are about, as rows of {@code matter}: keys of their words or places, fingerprints by chance. */
public final class GrownMatters {
    public static final String ROWS =
            "matter (case_number, opened_at, citizen, key_1, key_2, key_3, key_4, category, municipality, hazard, features)";
    private static final int STREETS = 700;
    private static final int HOUSES = 90;

    private final Matter.Reader reader = new Matter.Reader();
    private final SplittableRandom random;

    public GrownMatters(SplittableRandom random) {
        this.random = random;
    }

    /** Three of five say where. Absent where the text says nothing to compare. */
    public @Nullable Object @Nullable [] row(
            long number, Instant opened, String text, String category, @Nullable String municipality, String citizen) {
        Matter matter = reader.read(text, null, tags(category, municipality), citizen, municipality);
        if (matter == null || matter.keys().isEmpty()) {
            return null;
        }
        Keys keys = matter.keys();
        return new @Nullable Object[] {
            number,
            opened,
            keys.citizen(),
            keys.key(0),
            keys.key(1),
            keys.key(2),
            keys.key(3),
            category,
            municipality,
            matter.hazard(),
            matter.features().stored()
        };
    }

    private Tags tags(String category, @Nullable String municipality) {
        byte[] fingerprint = new byte[64];
        random.nextBytes(fingerprint);
        Tags.Place place = random.nextInt(5) < 3
                ? new Tags.Place(
                        "Оренбург", "Улица " + random.nextInt(STREETS), String.valueOf(random.nextInt(HOUSES)), null)
                : null;
        return new Tags(
                category,
                .9,
                List.of(),
                null,
                null,
                null,
                municipality,
                place,
                Map.of(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint),
                null,
                new Tags.Versions("test", "test", "test", null, "test"));
    }
}
