package otklik.reference;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** {@code docs/reference/configuration.md}: every key of every {@code @ConfigMapping}, from its interface and Javadoc. */
final class ConfigurationPage {

    /** One key. */
    record Key(String name, String type, @Nullable String byDefault, String meaning, TreeSet<String> modules) {}

    private record Mapping(String prefix, ClassTree type, TreePath path, String module) {}

    private final Map<String, Key> keys = new TreeMap<>();

    static ConfigurationPage read() throws IOException {
        ConfigurationPage page = new ConfigurationPage();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = Sources.all();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            List<Mapping> mappings = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                String module = Sources.moduleOf(Path.of(unit.getSourceFile().toUri()));
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree type, Void nothing) {
                        String prefix = argument(type.getModifiers(), "ConfigMapping", "prefix");
                        if (prefix != null) {
                            mappings.add(new Mapping(prefix, type, getCurrentPath(), module));
                        }
                        return super.visitClass(type, nothing);
                    }
                }.scan(unit, null);
            }
            for (Mapping mapping : mappings) {
                page.add(mapping.prefix, mapping.type, mapping.path, mapping.module, docs);
            }
        }
        return page;
    }

    /** Names of all keys; map keys stand as {@code *}. */
    TreeSet<String> names() {
        return new TreeSet<>(keys.keySet());
    }

    /** Keys whose interface does not say what they mean. */
    List<String> undescribed() {
        return keys.values().stream()
                .filter(key -> key.meaning.isBlank())
                .map(Key::name)
                .toList();
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Generated from the code by `ReferencePagesTest`. A key is set in `application.properties`, as a system property, or as an environment variable: upper case, every other character than letters and digits an underscore (`otklik.kafka.linger` → `OTKLIK_KAFKA_LINGER`). A wrong value stops the start and names the key. Durations are ISO 8601 (`PT5S`).

                Quarkus's own keys apply too; those that a deployment sets: `quarkus.http.port`, `quarkus.datasource.jdbc.url`, `quarkus.datasource.username`, `quarkus.datasource.password`, `quarkus.flyway.username`, `quarkus.flyway.password`, `mp.jwt.verify.publickey.location`, `mp.jwt.verify.issuer`.

                | key | type | default | meaning | read by |
                |---|---|---|---|---|
                """);
        keys.values()
                .forEach(key -> page.append("| `")
                        .append(key.name)
                        .append("` | ")
                        .append(key.type)
                        .append(" | ")
                        .append(key.byDefault == null ? "" : "`" + key.byDefault + "`")
                        .append(" | ")
                        .append(key.meaning)
                        .append(" | ")
                        .append(String.join(", ", key.modules))
                        .append(" |\n"));
        return page.toString();
    }

    private void add(String prefix, ClassTree type, TreePath path, String module, DocTrees docs) {
        Map<String, ClassTree> nested = new HashMap<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner) {
                nested.put(inner.getSimpleName().toString(), inner);
            }
        }
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getBody() == null
                    && !method.getModifiers().getFlags().contains(Modifier.STATIC)) {
                add(prefix, method, new TreePath(path, method), nested, path, module, docs);
            }
        }
    }

    private void add(
            String prefix,
            MethodTree method,
            TreePath at,
            Map<String, ClassTree> nested,
            TreePath typePath,
            String module,
            DocTrees docs) {
        String named = argument(method.getModifiers(), "WithName", "value");
        String name = prefix + "." + (named == null ? kebab(method.getName().toString()) : named);
        if (argument(method.getModifiers(), "WithParentName", "value") != null || annotated(method, "WithParentName")) {
            name = prefix;
        }
        String type = String.valueOf(method.getReturnType()).replace("java.util.", "");
        boolean map = type.startsWith("Map<");
        String inner = map
                ? type.substring(type.indexOf(',') + 1, type.lastIndexOf('>')).trim()
                : type;
        if (inner.startsWith("Optional<")) {
            inner = inner.substring("Optional<".length(), inner.length() - 1);
        }
        if (map) {
            name += ".*";
        }
        ClassTree group = nested.get(inner);
        if (group != null) {
            add(name, group, new TreePath(typePath, group), module, docs);
            return;
        }
        DocCommentTree comment = docs.getDocCommentTree(at);
        String meaning = comment == null
                ? ""
                : comment.getFullBody()
                        .toString()
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replaceAll("\\s+", " ")
                        .trim();
        Key known = keys.get(name);
        TreeSet<String> modules = known == null ? new TreeSet<>() : known.modules;
        modules.add(module.equals("eventing") ? "every service" : module);
        keys.put(
                name,
                new Key(
                        name,
                        "`" + inner + "`",
                        argument(method.getModifiers(), "WithDefault", "value"),
                        plain(meaning),
                        modules));
    }

    /** A doc comment's trees print as a list with commas between inline tags and text. */
    private static String plain(String meaning) {
        return meaning.replaceAll(",(?=`)", " ")
                .replaceAll("(?<=`),", " ")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }

    private static boolean annotated(MethodTree method, String name) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> simple(annotation).equals(name));
    }

    private static @Nullable String argument(ModifiersTree modifiers, String annotation, String argument) {
        for (AnnotationTree found : modifiers.getAnnotations()) {
            if (simple(found).equals(annotation)) {
                for (ExpressionTree given : found.getArguments()) {
                    if (given instanceof AssignmentTree assigned
                            && assigned.getVariable().toString().equals(argument)
                            && assigned.getExpression() instanceof LiteralTree literal) {
                        return String.valueOf(literal.getValue());
                    }
                    if (given instanceof LiteralTree literal) {
                        return String.valueOf(literal.getValue());
                    }
                }
            }
        }
        return null;
    }

    private static String simple(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
