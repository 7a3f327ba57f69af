package otklik.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.contracts.Samples;
import otklik.contracts.Samples.Sample;

class SampleContractTest {
    private static final Map<String, ObjectNode> SCHEMAS = new PublishedLanguage().schemas();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** As any consumer may set it up: nothing of ours. */
    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static Stream<Sample> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldSatisfyItsSchema(Sample sample) throws Exception {
        assertThat(faults(sample.type(), PLAIN.readTree(sample.json()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldGoThroughItsRecordUnchanged(Sample sample) throws Exception {
        JsonNode json = PLAIN.readTree(sample.json());

        Object event = PLAIN.treeToValue(
                json, Objects.requireNonNull(PublishedLanguage.types().get(sample.type())));

        assertThat((JsonNode) PLAIN.valueToTree(event)).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldHaveEveryFieldOrNoOptionalOne(Sample sample) throws Exception {
        JsonNode schema = schema(sample.type());

        assertFields(sample, schema, schema, PLAIN.readTree(sample.json()), "");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldBeReadWithAFieldOfALaterVersion(Sample sample) throws Exception {
        ObjectNode json = (ObjectNode) PLAIN.readTree(sample.json());
        json.put("fieldOfALaterVersion", "x");

        assertThat(faults(sample.type(), json)).isEmpty();
        assertThat(PLAIN.treeToValue(
                        json, Objects.requireNonNull(PublishedLanguage.types().get(sample.type()))))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldNotSatisfyItsSchemaWithoutARequiredField(Sample sample) throws Exception {
        for (JsonNode required : schema(sample.type()).path("required")) {
            ObjectNode json = (ObjectNode) PLAIN.readTree(sample.json());
            json.remove(required.asText());

            assertThat(faults(sample.type(), json)).as(required.asText()).hasSize(1);
        }
    }

    @Test
    void shouldCheckFormatsToo() throws Exception {
        ObjectNode json = (ObjectNode)
                PLAIN.readTree(Samples.full("otklik.notice.sent.v1").json());
        json.put("noticeId", "seventeen").put("sentAt", "yesterday").put("attempts", 1.5);

        assertThat(faults("otklik.notice.sent.v1", json)).hasSize(3);
    }

    private static void assertFields(Sample sample, JsonNode root, JsonNode schema, JsonNode json, String at) {
        JsonNode shape =
                schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        if (shape.has("properties")) {
            Set<String> wanted = new TreeSet<>();
            if (sample.minimal()) {
                shape.path("required").forEach(name -> wanted.add(name.asText()));
            } else {
                shape.path("properties").fieldNames().forEachRemaining(wanted::add);
            }
            Set<String> there = new TreeSet<>();
            json.fieldNames().forEachRemaining(there::add);
            assertThat(there)
                    .as("fields of %s at %s", sample, at.isEmpty() ? "the top" : at)
                    .isEqualTo(wanted);
            json.properties()
                    .forEach(field -> assertFields(
                            sample,
                            root,
                            shape.path("properties").path(field.getKey()),
                            field.getValue(),
                            at + "." + field.getKey()));
        }
        json.forEach(element -> {
            if (json.isArray()) {
                assertFields(sample, root, shape.path("items"), element, at + "[]");
            }
        });
    }

    private static List<Error> faults(String type, JsonNode json) throws IOException {
        return REGISTRY.getSchema(schema(type))
                .validate(json, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode schema(String type) {
        return Objects.requireNonNull(SCHEMAS.get(type), type);
    }
}
