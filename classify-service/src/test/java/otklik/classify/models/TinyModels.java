package otklik.classify.models;

import java.util.List;
import otklik.classify.category.ByteRows;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.LeafScores;
import otklik.classify.kind.Kind;
import otklik.classify.kind.KindModel;

/** Models without features that differ in a bias, and so in their versions. */
public final class TinyModels {
    private TinyModels() {}

    /** The bytes of a model; another for each {@code number}. */
    public static byte[] bytes(int number, String... categories) {
        CategoryModel.Content category = new CategoryModel.Content(
                List.of(categories),
                new int[0],
                new byte[0],
                1,
                new ByteRows(categories.length, new float[0], new byte[0]),
                biases(number, categories.length),
                LeafScores.NONE,
                0,
                1,
                new float[0]);
        KindModel kind = new KindModel(
                new KindModel.Content(new int[0], new float[0], new byte[0], new float[Kind.values().length], 1));
        return Model.write(category, kind);
    }

    /** A model; another for each {@code number}. */
    public static Model model(int number, String... categories) {
        return Model.read(bytes(number, categories));
    }

    private static float[] biases(int number, int count) {
        float[] biases = new float[count];
        biases[0] = number;
        return biases;
    }
}
