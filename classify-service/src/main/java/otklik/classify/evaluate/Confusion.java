package otklik.classify.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How often each label was guessed for each true one. Weights stand for rows where a mix other than the file's is asked for. */
public final class Confusion {
    private final List<String> labels;
    private final double[][] weights;

    private Confusion(List<String> labels, double[][] weights) {
        this.labels = labels;
        this.weights = weights;
    }

    /** Every row counts 1. */
    public static Confusion of(Collection<Judged> rows) {
        TreeSet<String> labels = new TreeSet<>();
        rows.forEach(row -> {
            labels.add(row.truth());
            labels.add(row.guess());
        });
        List<String> ordered = List.copyOf(labels);
        Map<String, Integer> index = new LinkedHashMap<>();
        ordered.forEach(label -> index.put(label, index.size()));
        double[][] weights = new double[ordered.size()][ordered.size()];
        for (Judged row : rows) {
            weights[index.getOrDefault(row.truth(), 0)][index.getOrDefault(row.guess(), 0)]++;
        }
        return new Confusion(ordered, weights);
    }

    /** The same guesses in a mix in which {@code share} of all rows, 0 to 1, truly are {@code label}; the others keep their proportions. */
    public Confusion weightedTo(String label, double share) {
        int at = labels.indexOf(label);
        double rows = rows();
        double ofLabel = at < 0 ? 0 : support(at);
        if (ofLabel == 0 || ofLabel == rows) {
            return this;
        }
        double[][] mixed = new double[labels.size()][];
        for (int k = 0; k < mixed.length; k++) {
            double factor = k == at ? share * rows / ofLabel : (1 - share) * rows / (rows - ofLabel);
            mixed[k] = weights[k].clone();
            for (int j = 0; j < mixed.length; j++) {
                mixed[k][j] *= factor;
            }
        }
        return new Confusion(labels, mixed);
    }

    /** All labels, true or guessed, in alphabetical order. */
    public List<String> labels() {
        return labels;
    }

    /** How often {@code guess} was given for {@code truth}, both places in {@link #labels}. */
    public double count(int truth, int guess) {
        return weights[truth][guess];
    }

    public double rows() {
        double sum = 0;
        for (int k = 0; k < labels.size(); k++) {
            sum += support(k);
        }
        return sum;
    }

    /** Rows that truly have the label. */
    public double support(int label) {
        double sum = 0;
        for (double weight : weights[label]) {
            sum += weight;
        }
        return sum;
    }

    /** Share of right guesses. */
    public double accuracy() {
        double right = 0;
        for (int k = 0; k < labels.size(); k++) {
            right += weights[k][k];
        }
        return ratio(right, rows());
    }

    /** Share of right ones among the guesses of the label. */
    public double precision(int label) {
        double guessed = 0;
        for (double[] row : weights) {
            guessed += row[label];
        }
        return ratio(weights[label][label], guessed);
    }

    /** Share of rows of the label that were guessed so. */
    public double recall(int label) {
        return ratio(weights[label][label], support(label));
    }

    /** Harmonic mean of precision and recall; 0 where nothing was right. */
    public double f1(int label) {
        return f1(precision(label), recall(label));
    }

    /** F1 of a label by name; 0 for one that is neither true nor guessed anywhere. */
    public double f1(String label) {
        int at = labels.indexOf(label);
        return at < 0 ? 0 : f1(at);
    }

    /** Mean F1 of the labels that some row truly has. */
    public double macroF1() {
        List<Double> all = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            if (support(k) > 0) {
                all.add(f1(k));
            }
        }
        return all.stream().mapToDouble(f1 -> f1).average().orElse(0);
    }

    static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
