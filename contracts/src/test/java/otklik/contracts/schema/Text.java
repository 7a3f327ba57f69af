package otklik.contracts.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Generated files: their text form, and whether those in the repository are up to date. */
final class Text {
    /** What brings the generated files up to date. */
    static final String UPDATE = "./mvnw -pl contracts test -Dotklik.schemas=update";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private Text() {}

    /** True when this run is to write generated files instead of comparing them. */
    static boolean update() {
        return "update".equals(System.getProperty("otklik.schemas"));
    }

    /** The repository's folder: the nearest one upwards with the Maven wrapper in it. */
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run this test inside the repository");
            }
        }
        return folder;
    }

    static String json(JsonNode node) {
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return JSON.writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String yaml(JsonNode node) {
        try {
            return YAML.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode readYaml(String text) throws IOException {
        return YAML.readTree(text);
    }

    /** What is wrong with a file that is generated whole, if anything; an update writes it. */
    static Optional<String> fault(Path file, String wanted, boolean update) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(wanted)) {
            return Optional.empty();
        }
        if (update) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, wanted);
            return Optional.empty();
        }
        return Optional.of(file.getFileName() + " is generated and differs from its sources: run " + UPDATE);
    }
}
