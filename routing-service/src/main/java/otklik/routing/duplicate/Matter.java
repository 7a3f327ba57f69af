package otklik.routing.duplicate;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;
import otklik.contracts.Tags;

/**
 * What a message is about, as far as it matters for finding others about the same.
 *
 * @param category code of the first guess, whatever staff made of it later
 * @param hazard what endangers people; absent where nothing does
 */
record Matter(
        String category,
        @Nullable String municipality,
        @Nullable String hazard,
        Features features,
        Keys keys) {

    /** The same, found by its citizen alone. */
    Matter represented() {
        return new Matter(category, municipality, hazard, features, keys.represented());
    }

    /** Reads messages, one thread at a time. */
    static final class Reader {
        private static final int SIZE = 64;

        /** Probability from which on a guess is worth a look. */
        private static final double PERHAPS = 0.1;

        private final TextReader text = new TextReader();

        /** Absent where there is nothing to compare: a text without words, or tags from before there were fingerprints. */
        @Nullable
        Matter read(
                String maskedText,
                @Nullable Location location,
                Tags tags,
                @Nullable String citizen,
                @Nullable String municipality) {
            byte[] fingerprint = fingerprint(tags.fingerprint());
            if (fingerprint == null) {
                return null;
            }
            text.read(maskedText);
            Spot spot = spot(tags.place(), Pin.of(location));
            Features features = new Features(fingerprint, text.words(), spot, text.particulars());
            Tags.Emergency emergency = tags.emergency();
            return new Matter(
                    tags.category(),
                    municipality,
                    emergency == null ? null : emergency.hazard(),
                    features,
                    new Keys(
                            citizen == null ? null : ofCitizen(tags.category(), citizen),
                            citizen == null ? List.of() : perhaps(tags, citizen),
                            representing(tags.category(), Objects.requireNonNullElse(municipality, ""), spot)));
        }

        private static long ofCitizen(String category, String citizen) {
            return Hashes.of64("citizen", category, citizen);
        }

        private static List<Long> perhaps(Tags tags, String citizen) {
            List<Long> perhaps = new ArrayList<>(2);
            for (Tags.Guess guess : tags.guesses()) {
                if (guess.probability() >= PERHAPS && !guess.category().equals(tags.category())) {
                    perhaps.add(ofCitizen(guess.category(), citizen));
                }
            }
            return perhaps;
        }

        private long[] representing(String category, String municipality, Spot spot) {
            if (spot.hasStreet()) {
                long place = Hashes.of64("place", category, municipality);
                place = Hashes.mixed64(place * 31 + spot.street());
                place = Hashes.mixed64(place * 31 + spot.house());
                return new long[] {Hashes.mixed64(place * 31 + spot.crossing())};
            }
            long within = Hashes.of64("words", category, municipality);
            Pin pin = spot.pin();
            int pins = pin == null ? 0 : 1;
            long[] keys = new long[text.hasSketch() ? Keys.BANDS : pins];
            for (int i = pins; i < keys.length; i++) {
                keys[i] = Hashes.mixed64(within ^ text.band(i));
            }
            if (pin != null) {
                keys[0] = Hashes.mixed64(Hashes.of64("pin", category, municipality) ^ Hashes.mixed64(pin.cell()));
            }
            return keys;
        }

        private static Spot spot(Tags.@Nullable Place place, @Nullable Pin pin) {
            return place == null
                    ? Spot.of(0, 0, 0, 0, pin)
                    : Spot.of(
                            hash(place.settlement()),
                            hash(place.street()),
                            hash(place.house()),
                            hash(place.crossing()),
                            pin);
        }

        private static int hash(@Nullable String name) {
            return name == null || name.isBlank() ? 0 : Hashes.of(name);
        }

        private static byte @Nullable [] fingerprint(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(text);
                return bytes.length == SIZE ? bytes : null;
            } catch (IllegalArgumentException e) {
                // Of another form, by another version of classify-service: nothing to compare.
                return null;
            }
        }
    }
}
