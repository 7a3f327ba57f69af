package otklik.classify.train;

import java.util.Arrays;
import java.util.List;
import otklik.classify.category.RowTable;
import otklik.classify.kind.KindFeatures;
import otklik.classify.words.Words;

/** In how many messages each feature of {@link KindFeatures} stands. */
final class DocumentFrequencies {
    private final RowTable table = new RowTable(1 << 20);
    private int[] counts = new int[1 << 20];
    private int[] last = new int[1 << 20];

    static DocumentFrequencies of(List<String> maskedTexts) {
        DocumentFrequencies frequencies = new DocumentFrequencies();
        KindFeatures features = new KindFeatures();
        Words words = new Words();
        for (int i = 0; i < maskedTexts.size(); i++) {
            int number = i + 1;
            words.read(maskedTexts.get(i));
            features.read(words, (block, hash) -> frequencies.note(hash, number));
        }
        return frequencies;
    }

    private void note(int hash, int message) {
        int row = table.rowOrNew(hash);
        if (row >= counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
            last = Arrays.copyOf(last, counts.length);
        }
        if (last[row] != message) {
            last[row] = message;
            counts[row]++;
        }
    }

    /** The number of messages that have the feature. */
    int of(int hash) {
        int row = table.row(hash);
        return row < 0 ? 0 : counts[row];
    }
}
