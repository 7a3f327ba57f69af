package otklik.classify.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.DamagedModelException;
import otklik.classify.category.ModelFile;
import otklik.region.RegionPack;

/** Reads the model that belongs to a region pack. */
final class PackModel {
    private PackModel() {}

    /**
     * The pack's model.
     *
     * @throws IllegalStateException where there is none, it is damaged, or it speaks of categories that the pack does not have; the
     *     message names the file and what to do
     */
    static CategoryModel read(RegionPack pack) {
        Path file = pack.model()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no model " + pack.modelFile() + ": make one with `otklik train FILE.csv`"));
        CategoryModel model;
        try {
            model = ModelFile.read(Files.readAllBytes(file));
        } catch (DamagedModelException e) {
            throw new IllegalStateException(
                    file + " cannot be used: " + e.getMessage()
                            + "; restore it or make one with `otklik train FILE.csv`",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the model " + file, e);
        }
        List<String> unknown = model.categories().stream()
                .filter(code -> pack.category(code).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(file + " speaks of the categories " + unknown + ", which " + pack
                    + " does not have; train it on the pack's categories");
        }
        return model;
    }
}
