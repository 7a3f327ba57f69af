package otklik.classify.kind;

import java.util.Arrays;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.FeatureReader;
import otklik.classify.words.Words;

/** Reads texts with a model. Keeps buffers between texts, so one thread at a time may use it. */
public final class KindGuesser {
    private static final Kind[] KINDS = Kind.values();

    private final KindModel model;
    private final Words words = new Words();
    private final KindFeatures features = new KindFeatures();
    private final FeatureReader.Sink sink = this::note;
    private final boolean[] seen;
    private final int[][] touched = new int[KindFeatures.BLOCKS][512];
    private final int[] touchedSizes = new int[KindFeatures.BLOCKS];
    private final float[] scores = new float[KindModel.KINDS];
    private final float[] sums = new float[KindModel.KINDS];

    /** A reader of texts with {@code model}. */
    public KindGuesser(KindModel model) {
        this.model = model;
        this.seen = new boolean[model.features()];
    }

    /** The most probable kind of a masked text; never fails, whatever the text. */
    public KindGuess guess(String maskedText) {
        words.read(maskedText);
        return guess(words);
    }

    /** The same for words that were read from the masked text already. */
    public KindGuess guess(Words maskedWords) {
        score(maskedWords, scores);
        CategoryGuesser.softmax(scores, model.content.temperature());
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            if (scores[k] > scores[best]) {
                best = k;
            }
        }
        return new KindGuess(KINDS[best], scores[best]);
    }

    /** Writes the score of each kind, before temperature, to {@code out}. */
    public void score(String maskedText, float[] out) {
        words.read(maskedText);
        score(words, out);
    }

    private void score(Words maskedWords, float[] out) {
        Arrays.fill(touchedSizes, 0);
        features.read(maskedWords, sink);
        System.arraycopy(model.content.biases(), 0, out, 0, out.length);
        for (int block = 0; block < KindFeatures.BLOCKS; block++) {
            addBlock(block, out);
        }
    }

    private void note(int block, int hash) {
        int row = model.row(hash);
        if (row >= 0 && !seen[row]) {
            seen[row] = true;
            int size = touchedSizes[block]++;
            if (size == touched[block].length) {
                touched[block] = Arrays.copyOf(touched[block], size * 2);
            }
            touched[block][size] = row;
        }
    }

    /** Adds the weights of the block's rows, times {@link KindFeatures#value}. */
    private void addBlock(int block, float[] out) {
        byte[] weights = model.content.weights();
        float[] scales = model.content.scales();
        Arrays.fill(sums, 0);
        int size = touchedSizes[block];
        for (int i = 0; i < size; i++) {
            int row = touched[block][i];
            seen[row] = false;
            float scale = scales[row];
            int at = row * KindModel.KINDS;
            for (int k = 0; k < KindModel.KINDS; k++) {
                sums[k] += scale * weights[at + k];
            }
        }
        if (size > 0) {
            float value = KindFeatures.value(block, size);
            for (int k = 0; k < out.length; k++) {
                out[k] += value * sums[k];
            }
        }
    }
}
