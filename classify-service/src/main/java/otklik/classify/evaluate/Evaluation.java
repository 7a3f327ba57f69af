package otklik.classify.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a file of labelled messages; a part is absent where the file has no labels for it.
 *
 * @param file name of the file, without its folder
 * @param setting how the guesses came about, in a word: {@code model}, {@code cross-validation}
 * @param model version of the model
 * @param rows how many messages
 * @param names by what is read from texts: {@code settlement}, {@code street}, {@code house}, {@code municipality}
 */
public record Evaluation(
        String file,
        String setting,
        String model,
        int rows,
        @Nullable ClassReport category,
        @Nullable ClassReport leaf,
        @Nullable ClassReport kind,
        @Nullable Confusion emergency,
        Map<String, Extraction> names) {
    /** The kind that makes up a third of all messages in real life, and far less of most files. */
    static final String GRATITUDE = "gratitude";

    static final double SHARE_OF_THANKS = 1 / 3.0;

    public Evaluation {
        names = new LinkedHashMap<>(names);
    }

    /** The guesses of kinds in a mix of which a third are thanks. */
    @Nullable
    Confusion kindsInRealLife() {
        return kind == null || kind.confusion().labels().indexOf(GRATITUDE) < 0
                ? null
                : kind.confusion().weightedTo(GRATITUDE, SHARE_OF_THANKS);
    }
}
