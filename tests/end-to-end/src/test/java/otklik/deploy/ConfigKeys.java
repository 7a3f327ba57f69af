package otklik.deploy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The configuration keys that a module's sources read: members of {@code @ConfigMapping} interfaces, names in
 * {@code @ConfigProperty} and expressions in defaults and in application.properties. A key of a map is {@code *}.
 */
final class ConfigKeys {
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\(\"([^\"]+)\"\\)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Za-z0-9.\\-]+)");

    private final Map<String, ClassTree> interfaces = new HashMap<>();
    private final Set<String> keys = new TreeSet<>();

    private ConfigKeys() {}

    /** Keys of modules, by the folders of the modules. */
    static Set<String> of(List<Path> modules) throws IOException {
        var read = new ConfigKeys();
        for (var module : modules) {
            read.readInterfaces(javaFiles(module.resolve("src/main/java")));
            read.readProperties(module.resolve("src/main/resources/application.properties"));
        }
        read.interfaces.values().forEach(read::readMapping);
        return read.keys;
    }

    /** Whether an environment variable sets one of the keys, by MicroProfile Config's rules. */
    static boolean sets(String variable, Set<String> keys) {
        return keys.stream()
                .map(key -> key.toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9*]", "_")
                        .replace("*", "[A-Z0-9_]+"))
                .anyMatch(variable::matches);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private void readProperties(Path file) throws IOException {
        if (Files.exists(file)) {
            find(EXPRESSION, Files.readString(file));
        }
    }

    private void readInterfaces(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        for (var file : files) {
            var source = Files.readString(file);
            find(PROPERTY, source);
            DEFAULT.matcher(source).results().forEach(given -> find(EXPRESSION, given.group(1)));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var sources = compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files);
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
        for (var unit : task.parse()) {
            new TreeScanner<Void, Void>() {
                @Override
                public @Nullable Void visitClass(ClassTree type, Void nothing) {
                    if (type.getKind() == Tree.Kind.INTERFACE) {
                        interfaces.put(type.getSimpleName().toString(), type);
                    }
                    return super.visitClass(type, nothing);
                }
            }.scan(unit, null);
        }
    }

    private void find(Pattern pattern, String text) {
        pattern.matcher(text).results().forEach(match -> keys.add(match.group(1)));
    }

    private void readMapping(ClassTree type) {
        annotation(type.getModifiers(), "ConfigMapping")
                .ifPresent(mapping -> readGroup(value(mapping, "prefix"), type));
    }

    private void readGroup(String prefix, ClassTree type) {
        for (var parent : type.getImplementsClause()) {
            var known = interfaces.get(parent.toString());
            if (known != null) {
                readGroup(prefix, known);
            }
        }
        for (var member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                readType(name(prefix, method), method.getReturnType());
            }
        }
    }

    private void readType(String key, @Nullable Tree type) {
        if (type instanceof ParameterizedTypeTree generic) {
            var of = generic.getTypeArguments();
            switch (generic.getType().toString()) {
                case "Map" -> readType(key + ".*", of.get(1));
                case "List", "Set" -> {
                    readType(key, of.getFirst());
                    readType(key + "[*]", of.getFirst());
                }
                default -> readType(key, of.getFirst());
            }
            return;
        }
        var name = type == null ? "" : type.toString();
        var group = interfaces.get(name.substring(name.lastIndexOf('.') + 1));
        if (group == null) {
            keys.add(key);
        } else {
            readGroup(key, group);
        }
    }

    private static String name(String prefix, MethodTree method) {
        if (annotation(method.getModifiers(), "WithParentName").isPresent()) {
            return prefix;
        }
        return prefix + "."
                + annotation(method.getModifiers(), "WithName")
                        .map(given -> value(given, "value"))
                        .orElseGet(() -> method.getName()
                                .toString()
                                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                                .toLowerCase(Locale.ROOT));
    }

    private static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(one -> one.getAnnotationType().toString().endsWith(name))
                .findFirst();
    }

    private static String value(AnnotationTree annotation, String argument) {
        for (var given : annotation.getArguments()) {
            if (given instanceof AssignmentTree assignment
                    && assignment.getVariable().toString().equals(argument)
                    && assignment.getExpression() instanceof LiteralTree literal) {
                return String.valueOf(literal.getValue());
            }
            if (given instanceof LiteralTree literal && argument.equals("value")) {
                return String.valueOf(literal.getValue());
            }
        }
        throw new IllegalArgumentException("No plain " + argument + " in " + annotation);
    }
}
