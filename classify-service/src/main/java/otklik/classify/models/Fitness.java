package otklik.classify.models;

import java.util.List;
import java.util.Optional;
import otklik.region.RegionPack;

/** What a model must be like to be used. */
@FunctionalInterface
public interface Fitness {
    /** Why the model cannot be used, as the end of a sentence that begins with its file; empty where it can. */
    Optional<String> objection(Model model);

    /** It speaks of no category that the pack does not have. */
    static Fitness to(RegionPack pack) {
        return model -> {
            List<String> unknown = model.category().categories().stream()
                    .filter(code -> pack.category(code).isEmpty())
                    .toList();
            return unknown.isEmpty()
                    ? Optional.empty()
                    : Optional.of("speaks of the categories " + unknown + ", which " + pack
                            + " does not have; train it on the pack's categories");
        };
    }
}
