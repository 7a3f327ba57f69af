package otklik.classify.tagging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.classify.category.CategoryGuess;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;
import otklik.classify.mask.Masker;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.Tags;
import otklik.region.RegionPack;

/**
 * Masks a message first and understands the masked text. The tags are the same for ever for the same message and the same versions of
 * code, model and pack. One thread at a time.
 */
final class Tagger {
    private final Masker masker = new Masker();
    private final CategoryGuesser categories;
    private final RegionPack pack;
    private final String codeVersion;
    private final String modelVersion;

    Tagger(RegionPack pack, CategoryModel model, String codeVersion) {
        this.pack = pack;
        this.categories = new CategoryGuesser(model);
        this.codeVersion = codeVersion;
        this.modelVersion = model.version();
    }

    Tagged tag(Message message) {
        MaskedMessage masked = MaskedMessage.of(message, masker);
        String text = masked.message().text();
        CategoryGuess guess = categories.guess(text);
        List<Tags.Guess> guesses = guess.best().stream()
                .map(g -> new Tags.Guess(g.category(), rounded(g.probability())))
                .toList();
        Tags tags = new Tags(
                guess.category(),
                rounded(guess.confidence()),
                guesses,
                municipality(masked.message()),
                masked.countsByName(),
                new Tags.Versions(codeVersion, modelVersion, pack.version(), sha256(text)));
        return new Tagged(masked.message(), masked.original(), tags);
    }

    /** The sender's own where the pack knows it, else the one that text or address names. */
    private @Nullable String municipality(Message masked) {
        String hint = masked.municipality();
        if (hint != null && pack.municipality(hint).isPresent()) {
            return hint;
        }
        Location location = masked.location();
        String address = location == null ? null : location.address();
        return pack.municipalityNames()
                .find(masked.text())
                .or(() -> address == null
                        ? Optional.empty()
                        : pack.municipalityNames().find(address))
                .map(municipality -> municipality.code())
                .orElse(null);
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
