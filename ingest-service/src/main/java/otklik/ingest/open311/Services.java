package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.region.Category;
import otklik.region.Language;
import otklik.region.Leaf;
import otklik.region.RegionPack;

/**
 * The services: each category of the pack is one, and its leaves are the values of the attribute {@value #LEAF}. What a client chose
 * is the first line of the message, so that whoever reads it, person or classifier, knows.
 */
@Singleton
final class Services {
    static final String LEAF = "leaf";

    /** What a form calls it. */
    static final String ATTRIBUTE = "attribute[" + LEAF + "]";

    private final RegionPack pack;
    private final Language first;
    private final Set<String> subjects = new HashSet<>();

    Services(RegionPack pack, Languages languages) {
        this.pack = pack;
        this.first = languages.first();
        for (Category category : pack.categories()) {
            subjects.add(subject(category, null));
            category.leaves().forEach(leaf -> subjects.add(subject(category, leaf)));
        }
    }

    Optional<Category> service(String code) {
        return pack.category(code);
    }

    /** Why a message was sent, in one line. */
    String subject(Category service, @Nullable Leaf leaf) {
        String title = service.title().in(first);
        return leaf == null ? title : title + ": " + leaf.title().in(first);
    }

    /** The words of a message below its subject; empty where there are none. */
    String withoutSubject(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        if (!subjects.contains(line.strip())) {
            return text;
        }
        return end < 0 ? "" : text.substring(end + 1);
    }

    Document list(Language language) {
        return new Document(
                "services",
                new Node.Items(
                        "service",
                        pack.categories().stream()
                                .map(category -> service(category, language))
                                .toList()));
    }

    Document definition(Category service, Language language) {
        List<Node.Parts> attributes = service.leaves().isEmpty() ? List.of() : List.of(leaf(service, language));
        return new Document(
                "service_definition",
                Node.Parts.none()
                        .with("service_code", service.code())
                        .with("attributes", new Node.Items("attribute", attributes)));
    }

    private static Node.Parts service(Category category, Language language) {
        String title = category.title().in(language);
        List<String> leaves = category.leaves().stream()
                .map(leaf -> leaf.title().in(language))
                .toList();
        return Node.Parts.none()
                .with("service_code", category.code())
                .with("service_name", title)
                .with("description", leaves.isEmpty() ? title : String.join("; ", leaves))
                .with("metadata", new Node.Truth(!leaves.isEmpty()))
                .with("type", "batch")
                .with("keywords", leaves.isEmpty() ? title : String.join(", ", leaves))
                .with("group", category.group().map(group -> group.in(language)).orElse(title));
    }

    private static Node.Parts leaf(Category service, Language language) {
        String what = service.title().in(language);
        return Node.Parts.none()
                .with("variable", new Node.Truth(true))
                .with("code", LEAF)
                .with("datatype", "singlevaluelist")
                .with("required", new Node.Truth(false))
                .with("datatype_description", (String) null)
                .with("order", new Node.Figure(1))
                .with("description", what)
                .with(
                        "values",
                        new Node.Items(
                                "value",
                                service.leaves().stream()
                                        .map(leaf -> Node.Parts.none()
                                                .with("key", leaf.code())
                                                .with("name", leaf.title().in(language)))
                                        .toList()));
    }
}
