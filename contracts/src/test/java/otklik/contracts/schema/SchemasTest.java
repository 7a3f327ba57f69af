package otklik.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private static final PublishedLanguage LANGUAGE = new PublishedLanguage();
    private static final Path CONTRACTS = Text.repository().resolve("contracts");

    private final SchemaFiles files =
            new SchemaFiles(CONTRACTS.resolve("src/main/resources/otklik/schemas"), Text.update());

    @Test
    void shouldHaveTheSchemaThatEachRecordGives() throws Exception {
        List<String> faults = new ArrayList<>();
        for (var schema : LANGUAGE.schemas().entrySet()) {
            files.fault(schema.getKey(), schema.getValue()).ifPresent(faults::add);
        }

        assertThat(faults).withFailMessage(() -> String.join("\n\n", faults)).isEmpty();
    }

    @Test
    void shouldKeepEveryTypeThatWasEverPublished() throws Exception {
        assertThat(files.orphans(PublishedLanguage.types()))
                .as("types that have a schema and are on no stream; stored records still have them: put them back")
                .isEmpty();
    }

    @Test
    void shouldDescribeEveryTypeAndField() {
        List<String> silent = new ArrayList<>();
        LANGUAGE.schemas().forEach((type, schema) -> {
            describe(type, schema, silent);
            schema.path("$defs").properties().forEach(shape -> describe(shape.getKey(), shape.getValue(), silent));
        });

        assertThat(silent).as("types and fields without Javadoc").isEmpty();
    }

    @Test
    void shouldHaveTheAsyncApiDocumentThatStreamsGive() throws Exception {
        String document = Text.yaml(AsyncApi.document(LANGUAGE.schemas(), LANGUAGE.headers()));

        assertThat(Text.fault(CONTRACTS.resolve("asyncapi.yaml"), document, mayUpdate()))
                .isEmpty();
    }

    @Test
    void shouldHaveNoReferenceToNothingInTheAsyncApiDocument() throws Exception {
        JsonNode document = Text.readYaml(Text.yaml(AsyncApi.document(LANGUAGE.schemas(), LANGUAGE.headers())));

        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(LANGUAGE.schemas())
                        .containsKey(Path.of(reference).getFileName().toString().replaceFirst("\\.json$", ""));
            }
        });
    }

    @Test
    void shouldHaveTheReferencePageThatStreamsAndRecordsGive() throws Exception {
        String page = EventsPage.markdown(LANGUAGE.schemas(), LANGUAGE.headers());

        assertThat(Text.fault(Text.repository().resolve("docs/reference/events.md"), page, mayUpdate()))
                .isEmpty();
    }

    @Test
    void shouldNameEachTypeOnceAcrossRecords() {
        var records = new TreeMap<String, String>();
        PublishedLanguage.types()
                .forEach((type, record) -> assertThat(records.put(record.getName(), type))
                        .as("two types of one record")
                        .isNull());
        assertThat(PublishedLanguage.types().keySet()).allMatch(type -> type.matches("otklik(\\.[a-z-]+)+\\.v[0-9]+"));
    }

    /** An update that is refused writes no page either. */
    private boolean mayUpdate() throws Exception {
        return Text.update() && !files.refuses(LANGUAGE.schemas());
    }

    private static void describe(String name, JsonNode schema, List<String> silent) {
        if (!schema.has("description")) {
            silent.add(name);
        }
        schema.path("properties").properties().forEach(field -> {
            if (!field.getValue().has("description")) {
                silent.add(name + "." + field.getKey());
            }
        });
    }
}
