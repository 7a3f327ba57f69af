package otklik.classify.tagging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.classify.category.CategoryGuess;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.emergency.Emergency;
import otklik.classify.emergency.EmergencyWatch;
import otklik.classify.fingerprint.Fingerprints;
import otklik.classify.kind.KindGuess;
import otklik.classify.kind.KindGuesser;
import otklik.classify.mask.MaskedText;
import otklik.classify.mask.Masker;
import otklik.classify.mask.PersonalData;
import otklik.classify.models.Model;
import otklik.classify.place.Place;
import otklik.classify.place.PlaceReader;
import otklik.classify.words.Words;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.Tags;
import otklik.region.RegionPack;

/**
 * Masks a message first and understands the masked text. The tags are the same for ever for the same message and the same versions of
 * code, model, pack and gazetteer. One thread at a time.
 */
public final class Tagger {
    private final Masker masker = new Masker();
    private final CategoryGuesser categories;
    private final KindGuesser kinds;
    private final Words words = new Words();
    private final EmergencyWatch emergencies = new EmergencyWatch();
    private final PlaceReader places;
    private final Fingerprints fingerprints = new Fingerprints();
    private final RegionPack pack;
    private final String codeVersion;
    private final String modelVersion;

    /**
     * A reader of messages.
     *
     * @param codeVersion goes into the tags
     */
    public Tagger(RegionPack pack, Model model, String codeVersion) {
        this.pack = pack;
        this.categories = new CategoryGuesser(model.category());
        this.kinds = new KindGuesser(model.kind());
        this.places = new PlaceReader(pack);
        this.codeVersion = codeVersion;
        this.modelVersion = model.version();
    }

    /** What a text alone says; never fails, whatever the text. */
    public Understood understand(String text) {
        return understand(text, null, null);
    }

    /**
     * What a text says, with what its sender knows of the place: the same tags as a message would get. Never fails, whatever the text.
     *
     * @param location as the sender gave it; its address is masked before it is read, and its findings are counted
     * @param municipality the sender's own; one that the pack does not know is passed over
     */
    public Understood understand(String text, @Nullable Location location, @Nullable String municipality) {
        MaskedText masked = masker.mask(text);
        String address = location == null ? null : location.address();
        if (location == null || address == null) {
            return understood(masked, location, municipality, masked.counts());
        }
        MaskedText place = masker.mask(address);
        return understood(
                masked,
                new Location(location.lat(), location.lon(), place.text()),
                municipality,
                MaskedMessage.sum(masked.counts(), place.counts()));
    }

    private Understood understood(
            MaskedText masked,
            @Nullable Location location,
            @Nullable String municipality,
            Map<PersonalData, Integer> counts) {
        return new Understood(
                masked.text(), tags(masked.text(), location, municipality, MaskedMessage.countsByName(counts)));
    }

    Tagged tag(Message message) {
        MaskedMessage masked = MaskedMessage.of(message, masker);
        Message shown = masked.message();
        Tags tags =
                tags(shown.text(), shown.location(), shown.municipality(), MaskedMessage.countsByName(masked.counts()));
        return new Tagged(shown, masked.original(), tags);
    }

    private Tags tags(
            String text, @Nullable Location location, @Nullable String municipality, Map<String, Integer> masked) {
        CategoryGuess guess = categories.guess(text);
        words.read(text);
        Place place = place(text, location, municipality);
        List<Tags.Guess> guesses = guess.best().stream()
                .map(g -> new Tags.Guess(g.category(), rounded(g.probability())))
                .toList();
        return new Tags(
                guess.category(),
                rounded(guess.confidence()),
                guesses,
                guess.leaf(),
                kind(),
                emergency(),
                place.municipality(),
                named(place),
                masked,
                fingerprints.of(text),
                guess.reasons(),
                new Tags.Versions(
                        codeVersion,
                        modelVersion,
                        pack.version(),
                        pack.gazetteer().version(),
                        sha256(text)));
    }

    private Tags.KindGuess kind() {
        KindGuess guess = kinds.guess(words);
        return new Tags.KindGuess(guess.kind().code(), rounded(guess.confidence()));
    }

    private Tags.@Nullable Emergency emergency() {
        Emergency found = emergencies.find(words);
        return found == null ? null : new Tags.Emergency(found.hazard().code(), found.pattern());
    }

    private Place place(String text, @Nullable Location location, @Nullable String municipality) {
        return location == null
                ? places.read(text, null, null, null, municipality)
                : places.read(text, location.lat(), location.lon(), location.address(), municipality);
    }

    private static Tags.@Nullable Place named(Place place) {
        return place.settlement() == null && place.street() == null && place.house() == null && place.crossing() == null
                ? null
                : new Tags.Place(place.settlement(), place.street(), place.house(), place.crossing());
    }

    /** Four digits: what follows them depends on the processor's rounding and tells nobody anything. */
    private static double rounded(double probability) {
        return Math.round(probability * 10_000) / 10_000.0;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
