package otklik.classify.command;

import java.io.IOException;
import otklik.classify.models.CurrentModel;
import otklik.classify.models.Model;
import otklik.classify.models.ModelStore;
import otklik.classify.tagging.Tagger;
import otklik.region.RegionPack;

/** The tagger that a region's pack describes, with its model's version. */
record PackTagger(Tagger tagger, String modelVersion) {

    static PackTagger of(RegionPack pack) throws IOException {
        Model model = CurrentModel.of(ModelStore.of(pack)).get();
        return new PackTagger(new Tagger(pack, model, "command"), model.version());
    }
}
