package otklik.benchmarks.duplicates;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same words about another place. Places are found by patterns of this class, not by the classifier's reader of places: what that
 * overlooks counts against it.
 */
final class OtherPlace {
    private static final String STREET_WORDS =
            "(?:[Уу]л\\.?|[Уу]лиц\\p{L}{1,3}|[Пп]роспект\\p{L}{0,2}|[Пп]р-т|[Пп]р-кт|[Пп]ер\\.?|[Пп]ереул\\p{L}{1,3}|[Бб]ульвар\\p{L}{0,2}|[Шш]оссе)";
    private static final Pattern STREET = Pattern.compile(STREET_WORDS + "\\s*([А-ЯЁ][а-яё]{3,})");
    private static final Pattern HOUSE = Pattern.compile("(?<![\\p{L}\\d])(?:[Дд]\\.|[Дд]ом\\p{L}{0,2}|" + STREET_WORDS
            + "\\s*[А-ЯЁ][а-яё]{3,},?)\\s*№?\\s*(\\d{1,3})(?!\\d|[-.]\\d)");
    private static final Pattern TOWN = Pattern.compile(
            "(?<![\\p{L}])(?:[Гг]\\.|[Гг]ород\\p{L}{0,2}|[Сс]ел[оае]\\p{L}{0,1}|[Пп]ос\\.|[Пп]осёл\\p{L}{1,3}|[Пп]оселк\\p{L}{1,3}|[Дд]еревн\\p{L}{1,2})\\s*([А-ЯЁ][а-яё]{3,})");

    private final Random random;

    OtherPlace(Random random) {
        this.random = random;
    }

    static Optional<String> street(String text) {
        return first(STREET, text);
    }

    static Optional<String> town(String text) {
        return first(TOWN, text);
    }

    static Optional<String> house(String text) {
        return first(HOUSE, text);
    }

    Optional<String> otherHouse(String text) {
        return house(text).map(number -> {
            int other = Integer.parseInt(number) + 1 + random.nextInt(40);
            return text.replaceAll("(?<!\\d)" + number + "(?!\\d)", Integer.toString(other));
        });
    }

    Optional<String> otherStreet(String text, List<String> streets) {
        return street(text).flatMap(name -> another(name, streets).map(other -> text.replace(name, other)));
    }

    Optional<String> otherTown(String text, List<String> towns) {
        return town(text).flatMap(name -> another(name, towns).map(other -> text.replace(name, other)));
    }

    private Optional<String> another(String name, List<String> pool) {
        for (int i = 0; i < 20 && !pool.isEmpty(); i++) {
            String other = pool.get(random.nextInt(pool.size()));
            // Another case of the same name is no other place.
            if (!start(other).equals(start(name))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static String start(String name) {
        return name.substring(0, Math.min(4, name.length())).toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
