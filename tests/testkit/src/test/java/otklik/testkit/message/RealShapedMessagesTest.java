package otklik.testkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealShapedMessagesTest {

    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\d]+");
    private static final List<TestMessage> MANY = RealShapedMessages.withSeed(7).take(20_000);

    @Test
    void shouldGiveTheSameMessagesForTheSameSeed() {
        assertThat(RealShapedMessages.withSeed(7).take(100)).isEqualTo(MANY.subList(0, 100));
        assertThat(RealShapedMessages.withSeed(7).message(4711)).isEqualTo(MANY.get(4711));
        assertThat(RealShapedMessages.withSeed(8).take(100)).isNotEqualTo(MANY.subList(0, 100));
    }

    @Test
    void shouldHaveTheLengthsOfRealMessages() {
        var lengths = MANY.stream().mapToInt(message -> message.text().length()).summaryStatistics();

        assertThat(lengths.getAverage()).isBetween(220.0, 280.0);
        assertThat(lengths.getMin()).isBetween(1, 25);
        assertThat(lengths.getMax()).isBetween(5_000, 9_200);
        assertThat(share(message -> message.text().length() < 165)).isBetween(0.40, 0.60);
    }

    @Test
    void shouldWriteAsPeopleDo() {
        assertThat(share(message -> message.text().contains("<br>"))).isPositive();
        assertThat(share(message -> message.text().codePoints().anyMatch(Character::isEmoji)))
                .isPositive();
        assertThat(share(message -> message.text().equals(message.text().toUpperCase(Locale.ROOT))))
                .isBetween(0.002, 0.05);
        assertThat(MANY.stream().map(TestMessage::text).distinct().count()).isGreaterThan(17_000);
    }

    /** Of 21,790 real messages, without regard to case: 60,367. */
    @Test
    void shouldUseAsManyDifferentWordsAsPeopleDo() {
        List<TestMessage> messages =
                RealShapedMessages.withSeed(7).withRareWords().take(21_790);

        assertThat(messages.stream()
                        .flatMap(message -> WORD.splitAsStream(message.text().toLowerCase(Locale.ROOT)))
                        .distinct()
                        .count())
                .isBetween(54_000L, 66_000L);
        assertThat(messages.stream()
                        .mapToInt(message -> message.text().length())
                        .average()
                        .orElseThrow())
                .isBetween(220.0, 280.0);
    }

    @Test
    void shouldTouchAllCategories() {
        Map<String, Long> categories =
                MANY.stream().collect(Collectors.groupingBy(TestMessage::category, Collectors.counting()));

        assertThat(categories).hasSize(17).containsKeys("culture-sport", "ecology", "other");
    }

    @Test
    void shouldGiveEveryMessageItsOwnIds() {
        assertThat(MANY.stream().map(TestMessage::externalId).distinct().count())
                .isEqualTo(MANY.size());
        assertThat(MANY.stream().map(TestMessage::conversation).distinct().count())
                .isEqualTo(MANY.size());
    }

    @Test
    void shouldWriteOneLineOfJsonThatReadsBack() {
        TestMessage shouted = RealShapedMessages.withSeed(7).message(3);
        TestMessage awkward = new TestMessage(
                shouted.externalId(),
                "\"кавычки\" \\ \n\t\u0001 👍",
                shouted.conversation(),
                null,
                new TestMessage.Place(51.5, 55.25, "Мира, 5"),
                "orsk",
                "roads",
                "social",
                shouted.sentAt(),
                List.of(new TestMessage.Attachment("https://photos.example/1.jpg", "1.jpg", "image/jpeg")),
                List.of());

        String line = awkward.json(Map.of("batch", "run-1"));

        assertThat(line).doesNotContain("\n");
        JsonObject read = new JsonObject(line);
        assertThat(read.getString("text")).isEqualTo(awkward.text());
        assertThat(read.getString("batch")).isEqualTo("run-1");
        assertThat(read.getJsonObject("location").getDouble("lon")).isEqualTo(55.25);
        assertThat(read.containsKey("author")).isFalse();
    }

    @Test
    void shouldPlantDistinctPersonalDataInEveryNthMessage() {
        List<TestMessage> messages = RealShapedMessages.withSeed(7)
                .planting(EnumSet.allOf(Marker.Kind.class), 3)
                .take(3000);

        List<Marker> markers =
                messages.stream().flatMap(message -> message.planted().stream()).toList();
        Set<String> shapes = new HashSet<>();
        assertThat(markers).hasSize(1000 * Marker.Kind.values().length);
        assertThat(markers)
                .allSatisfy(marker -> assertThat(shapes.addAll(marker.shapes()))
                        .as("shapes of %s are its own", marker)
                        .isTrue());
        assertThat(messages).allMatch(message -> message.planted().stream().allMatch(marker -> holds(message, marker)));
    }

    private static boolean holds(TestMessage message, Marker marker) {
        return marker.kind() == Marker.Kind.AUTHOR
                ? marker.written().equals(message.authorId())
                : message.text().contains(marker.written());
    }

    private static double share(Predicate<TestMessage> condition) {
        return MANY.stream().filter(condition).count() / (double) MANY.size();
    }
}
