package otklik.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The production sources of the modules that run in a cluster. */
final class Sources {
    private static final List<String> MODULES =
            List.of("eventing", "ingest-service", "classify-service", "routing-service", "notify-service");

    private Sources() {}

    static Path root() {
        return Path.of(System.getProperty("otklik.root", "."));
    }

    /** All Java files, in the order of modules and names. */
    static List<Path> all() {
        return MODULES.stream()
                .flatMap(module -> files(root().resolve(module).resolve("src/main/java")))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ingest-service} for a file of that module. */
    static String moduleOf(Path file) {
        return root().relativize(file).getName(0).toString();
    }
}
