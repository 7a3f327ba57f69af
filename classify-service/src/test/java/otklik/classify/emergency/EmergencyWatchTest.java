package otklik.classify.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyWatchTest {
    private static final double LEAST_RECALL = 0.95;
    private static final int MOST_FALSE_ALARMS = 3;

    private final EmergencyWatch watch = new EmergencyWatch();

    /** A line of a set; each was written before the patterns that it judged. */
    private record Sentence(String text, boolean emergency, String hazard) {}

    @ParameterizedTest
    @ValueSource(strings = {"emergencies.csv", "emergencies-2.csv"})
    void shouldFindNearlyEveryEmergencyOfTheSet(String set) throws IOException {
        List<Sentence> real = set(set).stream().filter(Sentence::emergency).toList();

        List<Sentence> missed = real.stream()
                .filter(sentence -> watch.find(sentence.text) == null)
                .toList();

        assertThat(real).hasSizeGreaterThan(100);
        assertThat(missed).hasSizeLessThanOrEqualTo((int) (real.size() * (1 - LEAST_RECALL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emergencies.csv", "emergencies-2.csv"})
    void shouldNameTheHazardOfTheSet(String set) throws IOException {
        List<Sentence> real = set(set).stream().filter(Sentence::emergency).toList();

        long right = real.stream()
                .filter(sentence -> {
                    Emergency found = watch.find(sentence.text);
                    return found != null && found.hazard().code().equals(sentence.hazard);
                })
                .count();

        assertThat(right).isGreaterThanOrEqualTo((long) (real.size() * LEAST_RECALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emergencies.csv", "emergencies-2.csv"})
    void shouldAlarmForNearlyNothingElseOfTheSet(String set) throws IOException {
        List<Sentence> others =
                set(set).stream().filter(sentence -> !sentence.emergency).toList();

        List<Sentence> alarms = others.stream()
                .filter(sentence -> watch.find(sentence.text) != null)
                .toList();

        assertThat(others).hasSizeGreaterThanOrEqualTo(80);
        assertThat(alarms).hasSizeLessThanOrEqualTo(MOST_FALSE_ALARMS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        В подъезде сильно пахнет газом                        | gas       | gas-smell
        Ковшом пробили газопровод у школы                     | gas       | gas-leak
        Горит крыша соседнего дома                            | fire      | fire-home
        В щитке искрит проводка                               | live-wire | wire-live
        Оборванный провод лежит на тротуаре                   | live-wire | wire-down
        Открытый люк возле садика, дети бегают рядом          | manhole   | manhole-children
        Мужчина без сознания лежит на остановке               | person    | person-unconscious
        Рыбаков унесло на льдине                              | person    | person-drowning
        """)
    void shouldSayWhichPatternFired(String text, String hazard, String pattern) {
        Emergency found = watch.find(text);

        assertThat(found).isEqualTo(new Emergency(Hazard.ofCode(hazard).orElseThrow(), pattern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Газом не пахнет, но плита старая",
                "Запаха газа нет",
                "Два года назад в доме пахло газом, трубу заменили",
                "Если запахнет газом, куда звонить?",
                "При запахе газа звоните 104",
                "Когда проведут газ?",
                "Фонари горят днём",
                "Сроки горят, а дом не достроен",
                "Пожар потушили, спасибо пожарным",
                "Сгорел дом прошлой осенью, семье нужна помощь",
                "Провод интернета упал на клумбу",
                "Закройте люк, он гремит под колёсами",
                "Мы задыхаемся от пыли карьера",
                "Мама лежит в больнице, передачи не берут"
            })
    void shouldNotAlarmForWhatIsNotNow(String text) {
        assertThat(watch.find(text)).isNull();
    }

    @Test
    void shouldLetMayTakeBackOnlyWhatComesAfterIt() {
        assertThat(watch.find("Может загореться дом")).isNull();
        assertThat(watch.find("Горит дом, может перекинуться на сарай")).isNotNull();
    }

    @Test
    void shouldCountWhatWithoutBelongsTo() {
        assertThat(watch.find("Яма канализации без люка, дети прыгают"))
                .isEqualTo(new Emergency(Hazard.MANHOLE, "manhole-children"));
    }

    @Test
    void shouldFindEmergencyHoweverItIsWritten() {
        assertThat(watch.find("СРОЧНО!!! ПАХНЕТ ГАЗОМ В ПОДЪЕЗДЕ")).isNotNull();
        assertThat(watch.find("срочно пахнет газом в подъезде")).isNotNull();
        assertThat(watch.find("Срочно<br>пахнет газом")).isNotNull();
    }

    @Test
    void shouldForgetTheMessageBefore() {
        watch.find("Пахнет газом");

        assertThat(watch.find("Пахнет")).isNull();
        assertThat(watch.find("")).isNull();
    }

    @Test
    void shouldEndForAnyText() {
        assertThat(watch.find("пахнет ".repeat(40_000))).isNull();
        assertThat(watch.find("газ люк дом ".repeat(20_000))).isNull();
        assertThat(watch.find("🔥".repeat(100_000))).isNull();
    }

    private static List<Sentence> set(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                        EmergencyWatchTest.class.getResourceAsStream("/otklik/classify/sets/" + name));
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            return rows.readAll().stream()
                    .map(row -> new Sentence(
                            row.getOrDefault("text", ""),
                            Boolean.parseBoolean(row.getOrDefault("emergency", "")),
                            row.getOrDefault("hazard", "")))
                    .toList();
        }
    }
}
