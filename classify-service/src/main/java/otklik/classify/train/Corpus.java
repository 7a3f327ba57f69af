package otklik.classify.train;

import java.util.Arrays;
import java.util.List;
import otklik.classify.category.FeatureReader;
import otklik.classify.category.RowTable;

/** The features of all texts, counted: for text {@code i} the entries from {@code starts[i]} to before {@code starts[i + 1]}. */
final class Corpus {
    private final RowTable table = new RowTable(1 << 20);
    private byte[] blocks = new byte[1 << 20];
    private final int[] starts;
    private int[] features = new int[1 << 22];
    private short[] counts = new short[1 << 22];
    private int size;

    private Corpus(int texts) {
        starts = new int[texts + 1];
    }

    static Corpus of(List<String> texts) {
        Corpus corpus = new Corpus(texts.size());
        FeatureReader reader = new FeatureReader();
        for (int i = 0; i < texts.size(); i++) {
            corpus.starts[i] = corpus.size;
            reader.read(texts.get(i), corpus::append);
            corpus.gather(corpus.starts[i]);
        }
        corpus.starts[texts.size()] = corpus.size;
        return corpus;
    }

    private void append(int block, int hash) {
        if (size == features.length) {
            features = Arrays.copyOf(features, size + size / 2);
            counts = Arrays.copyOf(counts, features.length);
        }
        int feature = table.rowOrNew(hash);
        if (feature == blocks.length) {
            blocks = Arrays.copyOf(blocks, feature * 2);
        }
        blocks[feature] = (byte) block;
        features[size++] = feature;
    }

    /** Sorts what one text gave and counts what is equal. */
    private void gather(int from) {
        Arrays.sort(features, from, size);
        int to = from;
        for (int i = from; i < size; ) {
            int feature = features[i];
            int first = i;
            while (i < size && features[i] == feature) {
                i++;
            }
            features[to] = feature;
            counts[to++] = (short) Math.min(Short.MAX_VALUE, i - first);
        }
        size = to;
    }

    int texts() {
        return starts.length - 1;
    }

    int featureCount() {
        return table.size();
    }

    int[] hashes() {
        return table.hashesByRow();
    }

    int start(int text) {
        return starts[text];
    }

    int end(int text) {
        return starts[text + 1];
    }

    int feature(int entry) {
        return features[entry];
    }

    int count(int entry) {
        return counts[entry];
    }

    int block(int feature) {
        return blocks[feature];
    }
}
