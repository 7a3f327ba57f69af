package otklik.region;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The text files of a pack. Every file is read once, and what was read is what {@link #version} speaks of. */
final class PackFolder {
    static final String TEMPLATES = "templates";

    private final Path folder;
    private final FaultList faults;
    private final Map<String, byte[]> files = new TreeMap<>();

    PackFolder(Path folder, FaultList faults) {
        this.folder = folder;
        this.faults = faults;
        try {
            for (Path file : list(folder)) {
                if (Files.isRegularFile(file) && (isYaml(file) || isTable(file))) {
                    read(file);
                }
            }
            for (Path language : list(folder.resolve(TEMPLATES))) {
                for (Path file : list(language)) {
                    if (Files.isRegularFile(file)) {
                        read(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the region pack " + folder, e);
        }
    }

    /** Paths of all text files inside the pack, with forward slashes, sorted. */
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The text of a file; a fault, and empty, where it is missing or no UTF-8. */
    Optional<String> text(String name) {
        var bytes = files.get(name);
        if (bytes == null) {
            faults.add(name, 1, "the file is missing", "every pack to have it");
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\r\n", "\n"));
        } catch (CharacterCodingException e) {
            faults.add(name, 1, "the file is not UTF-8", "text in UTF-8");
            return Optional.empty();
        }
    }

    /** The one YAML document of a file; a fault, and empty, where there is none. */
    Optional<YamlValue> yaml(String name) {
        return text(name).flatMap(text -> document(name, text, faults));
    }

    /** The one YAML document of a text; a fault in the file of this name, and empty, where there is none. */
    static Optional<YamlValue> document(String name, String text, FaultList faults) {
        try {
            var node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                faults.add(name, 1, "the file is empty", "YAML");
                return Optional.empty();
            }
            return Optional.of(new YamlValue(name, node, faults));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            int line = mark == null ? 1 : mark.getLine() + 1;
            faults.add(name, line, String.valueOf(e.getProblem()), "one well-formed YAML document");
            return Optional.empty();
        } catch (YAMLException e) {
            faults.add(name, 1, String.valueOf(e.getMessage()), "one well-formed YAML document");
            return Optional.empty();
        }
    }

    /** Twelve hexadecimal digits of the SHA-256 over names and contents of all text files. */
    String version() {
        return version(name -> true);
    }

    /** The same over the files whose names are wanted. */
    String version(Predicate<String> wanted) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                if (!wanted.test(name)) {
                    return;
                }
                digest.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void read(Path file) throws IOException {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isTable(Path file) {
        var name = file.getFileName().toString();
        return (name.startsWith("gazetteer") || name.startsWith("road")) && name.endsWith(".csv");
    }

    private static boolean isYaml(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
