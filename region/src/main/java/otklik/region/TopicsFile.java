package otklik.region;

import java.util.Map;
import java.util.TreeMap;

/** Reads topics.yaml: which leaf the topics of other systems and of earlier exports belong to. A pack may do without. */
final class TopicsFile {
    static final String FILE = "topics.yaml";

    private TopicsFile() {}

    /** Codes of leaves by topic. */
    static Map<String, String> read(PackFolder folder, Catalogue<Leaf> leaves) {
        var leafOf = new TreeMap<String, String>();
        if (!folder.names().contains(FILE)) {
            return leafOf;
        }
        folder.yaml(FILE)
                .flatMap(v -> v.fields("topics").required("topics"))
                .ifPresent(list -> list.someItems().forEach(item -> add(item, leaves, leafOf)));
        return leafOf;
    }

    private static void add(YamlValue item, Catalogue<Leaf> leaves, Map<String, String> leafOf) {
        var fields = item.fields("leaf", "topics");
        var leaf = fields.required("leaf").flatMap(leaves::refer);
        fields.required("topics")
                .ifPresent(topics -> topics.someItems().forEach(topic -> {
                    var name = topic.text();
                    if (!name.isEmpty()
                            && leafOf.putIfAbsent(name, leaf.map(Leaf::code).orElse("")) != null) {
                        topic.fault(
                                "the topic " + YamlValue.quote(name) + " belongs to a leaf already",
                                "a topic named once");
                    }
                }));
    }
}
