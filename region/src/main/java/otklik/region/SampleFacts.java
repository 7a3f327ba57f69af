package otklik.region;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Made-up facts, to try templates with and to show them by: the pack's own titles, and a case that nobody has. */
final class SampleFacts {
    private static final String REFERENCE = "7K3QM-X9D2V";
    private static final String URL = "https://example.org/web/case.html#" + REFERENCE;
    private static final int LONGEST_URL = 120;
    private static final int LONGEST_ADVICE = 500;
    private static final int YEAR = 2026;

    /** Days of the month that are told in two digits. */
    private static final int DAY = 23;

    private final Map<String, ? extends Collection<Title>> titles;
    private final BiFunction<Instant, Language, String> moment;

    /**
     * @param titles of the pack, by the placeholder that says one of them
     * @param moment how a moment is told
     */
    SampleFacts(Map<String, ? extends Collection<Title>> titles, BiFunction<Instant, Language, String> moment) {
        this.titles = titles;
        this.moment = moment;
    }

    /** A value for every placeholder that there is. */
    Map<String, String> usual(Language language) {
        var values = constant(language);
        titles.forEach(
                (name, all) -> values.put(name, in(language, all).findFirst().orElse("")));
        values.put("deadline", deadlines(language).findFirst().orElse(""));
        values.put("statusUrl", URL);
        values.put("pageUrl", "https://example.org/");
        values.put("cases", IntStream.range(0, 2).mapToObj(i -> line(values)).collect(Collectors.joining("\n")));
        values.put(
                "resolution",
                words(
                        language,
                        "Ямы на улице заделаны, участок проверен.",
                        "The holes in the street are filled and checked."));
        values.put(
                "words", words(language, "Во дворе третий день нет света.", "No light in the yard for the third day."));
        values.put(
                "advice", words(language, "Если есть угроза жизни, звоните 112.", "If a life is in danger, call 112."));
        return values;
    }

    /** The longest that the pack can say; nothing where that is as long as somebody writes. */
    Map<String, String> longest(Language language) {
        var values = usual(language);
        titles.forEach((name, all) -> values.put(name, longest(in(language, all))));
        values.put("deadline", longest(deadlines(language)));
        values.put("statusUrl", "x".repeat(LONGEST_URL));
        values.put("pageUrl", "x".repeat(LONGEST_URL));
        values.put("advice", "x".repeat(LONGEST_ADVICE));
        NoticeKind.UNBOUNDED.forEach(name -> values.put(name, ""));
        return values;
    }

    private static Map<String, String> constant(Language language) {
        var values = new HashMap<String, String>();
        values.put("reference", REFERENCE);
        values.put("pin", "482915");
        values.put("code", "K7QX2M");
        values.put("hours", words(language, "с 22:00 до 08:00", "22:00 to 08:00"));
        return values;
    }

    private static String line(Map<String, String> values) {
        return REFERENCE + ": " + values.get("status") + ", " + values.get("deadline");
    }

    private Stream<String> deadlines(Language language) {
        return Stream.of(Month.values())
                .map(month -> LocalDate.of(YEAR, month, DAY).atTime(18, 59).toInstant(ZoneOffset.UTC))
                .map(due -> moment.apply(due, language));
    }

    private static Stream<String> in(Language language, Collection<Title> all) {
        return all.stream().map(title -> title.in(language));
    }

    private static String longest(Stream<String> texts) {
        return texts.max(Comparator.comparingInt(String::length)).orElse("");
    }

    private static String words(Language language, String russian, String english) {
        return language.equals(Language.RUSSIAN) ? russian : english;
    }
}
