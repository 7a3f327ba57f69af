package otklik.standalone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {

    private static final Set<String> COLUMNS =
            new LinkedHashSet<>(List.of("id", "region", "category", "topic", "executor", "text"));

    @Test
    void shouldKeepLabelsAtHomeWhenNobodyNamesThem() {
        var mapping = ColumnMapping.of(Map.of(), COLUMNS);

        var message = mapping.message(row(
                Map.of("id", "7", "region", "r", "category", "roads", "topic", "t", "executor", "e", "text", "Яма")));

        assertThat(message.toString()).isEqualTo("{\"externalId\":\"7\",\"text\":\"Яма\"}");
        assertThat(mapping.unsent(COLUMNS)).containsExactly("category", "executor", "region", "topic");
    }

    @Test
    void shouldSendColumnWhenItIsNamed() {
        var mapping = ColumnMapping.of(Map.of("category", "topic", "conversation", "region"), COLUMNS);

        var message = mapping.message(row(Map.of("id", "7", "topic", "t", "region", "r", "text", "Яма")));

        assertThat(message.path("category").asText()).isEqualTo("t");
        assertThat(message.path("conversation").asText()).isEqualTo("r");
    }

    @Test
    void shouldMakeSameIdEveryTimeWhenFileHasNone() {
        var mapping = ColumnMapping.of(Map.of(), Set.of("text"));

        var first = mapping.externalId(row(Map.of("text", "Яма")));

        assertThat(first).startsWith("1-").isEqualTo(mapping.externalId(row(Map.of("text", "Яма"))));
        assertThat(first).isNotEqualTo(mapping.externalId(row(Map.of("text", "Ямы"))));
    }

    @Test
    void shouldNestAuthorAndPlaceWhenTheyAreColumns() {
        var mapping = ColumnMapping.of(
                Map.of("lat", "широта", "lon", "долгота", "address", "адрес"),
                Set.of("text", "author", "широта", "долгота", "адрес"));

        var message = mapping.message(
                row(Map.of("text", "Яма", "author", "u1", "широта", "51,7", "долгота", "55.1", "адрес", "Ленина, 5")));

        assertThat(message.path("author").path("id").asText()).isEqualTo("u1");
        assertThat(message.path("location").path("lat").asDouble()).isEqualTo(51.7);
        assertThat(message.path("location").path("lon").asDouble()).isEqualTo(55.1);
        assertThat(message.path("location").path("address").asText()).isEqualTo("Ленина, 5");
    }

    @Test
    void shouldSayWhatIsThereWhenColumnDoesNotExist() {
        assertThatThrownBy(() -> ColumnMapping.of(Map.of("text", "body"), COLUMNS))
                .hasMessage("import.no-column|body|id, region, category, topic, executor, text");
    }

    @Test
    void shouldAskForTextWhenNoColumnIsNamedSo() {
        assertThatThrownBy(() -> ColumnMapping.of(Map.of(), Set.of("body"))).hasMessage("import.no-text|body");
    }

    private static Row row(Map<String, String> values) {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        values.forEach((column, value) -> columns.put(column, TextNode.valueOf(value)));
        return new Row(1, 2, columns);
    }
}
