package otklik.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker itself: each variant that would hurt a reader or a stored record must turn it red. */
class CompatibilityTest {
    private static final String TYPE = "otklik.test.happened.v1";

    record Inner(String name, @Nullable String note) {}

    record Happened(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    enum Colour {
        RED,
        GREEN
    }

    record FieldRemoved(
            String id,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record TypeChanged(
            String id,
            @Nullable String note,
            String count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record FormatChanged(
            String id,
            @Nullable String note,
            long count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record MadeRequired(
            String id,
            String note,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record MadeOptional(
            @Nullable String id,
            @Nullable String note,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record NewRequired(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts,
            String more) {}

    record NewOptional(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts,
            @Nullable String more) {}

    enum FewerColours {
        RED
    }

    enum MoreColours {
        RED,
        GREEN,
        BLUE
    }

    record EnumNarrowed(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            FewerColours colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record EnumWidened(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            MoreColours colour,
            Inner inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record InnerWithout(String name) {}

    record InnerFieldRemoved(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            Colour colour,
            InnerWithout inner,
            List<Inner> all,
            Map<String, Integer> counts) {}

    record ListElementChanged(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<String> all,
            Map<String, Integer> counts) {}

    record MapValueChanged(
            String id,
            @Nullable String note,
            int count,
            Instant at,
            Colour colour,
            Inner inner,
            List<Inner> all,
            Map<String, String> counts) {}

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(FieldRemoved.class, "note: the field was removed"),
                Arguments.of(TypeChanged.class, "count: the type changed from integer (int32) to string"),
                Arguments.of(FormatChanged.class, "count: the type changed from integer (int32) to integer (int64)"),
                Arguments.of(MadeRequired.class, "note: was optional and is required: stored records may lack it"),
                Arguments.of(MadeOptional.class, "id: was required and is optional: readers of today count on it"),
                Arguments.of(NewRequired.class, "more: a new required field: stored records lack it"),
                Arguments.of(EnumNarrowed.class, "colour: words of stored records are not allowed any more: [GREEN]"),
                Arguments.of(EnumWidened.class, "colour: words that readers of today do not know: [BLUE]"),
                Arguments.of(InnerFieldRemoved.class, "inner.note: the field was removed"),
                Arguments.of(ListElementChanged.class, "all[]: the type changed from object to string"),
                Arguments.of(MapValueChanged.class, "counts{}: the type changed from integer (int32) to string"));
    }

    private final SchemaWriter writer = new SchemaWriter(type -> Words.NONE);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("breaks")
    void shouldCallItABreak(Class<?> variant, String what) {
        var changes = Compatibility.between(schema(Happened.class), schema(variant));

        assertThat(changes).filteredOn(Change::breaking).map(Change::toString).containsExactly(what);
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void shouldRefuseABreakEvenAsAnUpdateAndLeaveTheSchemaAlone(Class<?> variant, String what) throws Exception {
        publish(Happened.class);
        String before = Files.readString(folder.resolve(TYPE + ".json"));

        var fault = new SchemaFiles(folder, true).fault(TYPE, schema(variant));

        assertThat(fault).get().asString().contains(what).contains("make a new type beside the old one");
        assertThat(new SchemaFiles(folder, true).refuses(Map.of(TYPE, schema(variant))))
                .isTrue();
        assertThat(folder.resolve(TYPE + ".json")).hasContent(before);
    }

    @Test
    void shouldTellHowToTakeAnAdditiveChange() throws Exception {
        publish(Happened.class);

        var fault = new SchemaFiles(folder, false).fault(TYPE, schema(NewOptional.class));

        assertThat(fault)
                .get()
                .asString()
                .contains("more: a new optional field")
                .contains("./mvnw -pl contracts test -Dotklik.schemas=update");
    }

    @Test
    void shouldTakeAnAdditiveChangeAsAnUpdate() throws Exception {
        publish(Happened.class);

        assertThat(new SchemaFiles(folder, true).fault(TYPE, schema(NewOptional.class)))
                .isEmpty();

        assertThat(new SchemaFiles(folder, false).fault(TYPE, schema(NewOptional.class)))
                .isEmpty();
    }

    @Test
    void shouldTakeOtherWordsForAdditive() {
        ObjectNode reworded = schema(Happened.class);
        reworded.put("description", "says it better");

        assertThat(Compatibility.between(schema(Happened.class), reworded))
                .containsExactly(Change.additive("the event", "another description"));
    }

    @Test
    void shouldCallAKeywordThatItDoesNotKnowABreak() {
        ObjectNode narrower = schema(Happened.class);
        ((ObjectNode) narrower.at("/properties/id")).put("maxLength", 10);

        assertThat(Compatibility.between(schema(Happened.class), narrower))
                .containsExactly(Change.breaking("id", "the keyword maxLength changed"));
    }

    @Test
    void shouldCallAClosedShapeABreak() {
        ObjectNode closed = schema(Happened.class);
        closed.put("additionalProperties", false);

        assertThat(Compatibility.between(schema(Happened.class), closed))
                .containsExactly(Change.breaking("the event", "the keyword additionalProperties changed"));
    }

    @Test
    void shouldAskForTheSchemaOfANewType() throws Exception {
        assertThat(new SchemaFiles(folder, false).fault(TYPE, schema(Happened.class)))
                .get()
                .asString()
                .contains("no schema of " + TYPE);
    }

    @Test
    void shouldNoticeATypeThatWasTakenAway() throws Exception {
        publish(Happened.class);

        assertThat(new SchemaFiles(folder, true).orphans(Map.of())).containsExactly(TYPE);
    }

    private void publish(Class<?> record) throws Exception {
        assertThat(new SchemaFiles(folder, true).fault(TYPE, schema(record))).isEmpty();
    }

    private ObjectNode schema(Class<?> record) {
        return writer.schema(TYPE, record);
    }
}
