package otklik.classify.mask;

import java.util.List;
import java.util.Set;

/** Finds the numbers of flats and rooms: «кв. 12», «квартира № 5, 6 и 7», «в 12-й квартире», «ул. Мира, 5-12». House numbers stay. */
final class Flats {
    private static final Set<String> MARKERS = Set.of(
            "кв",
            "квартира",
            "квартиры",
            "квартире",
            "квартиру",
            "квартирой",
            "кварт",
            "комн",
            "комната",
            "комнате",
            "комнату",
            "апартаменты");
    private static final Set<String> PLURAL_MARKERS =
            Set.of("квартиры", "квартир", "квартирам", "квартирах", "комнаты");
    private static final Set<String> ORDINAL_ENDINGS = Set.of("й", "я", "ю", "ой", "ей", "ая", "ую");
    private static final List<String> UNITS = List.of(
            "градус", "комнат", "чел", "дет", "лет", "год", "месяц", "дн", "руб", "тыс", "кв", "метр", "раз", "м", "гр",
            "семей", "соб");
    private static final List<String> OTHER_NUMBERED =
            List.of("этаж", "эт", "подъезд", "дом", "д", "час", "мин", "корп", "стр");
    private static final List<String> STREETS = List.of(
            "ул",
            "улиц",
            "пр",
            "просп",
            "пер",
            "переул",
            "бульв",
            "б",
            "ш",
            "шоссе",
            "мкр",
            "микрорайон",
            "проезд",
            "наб");
    private static final Set<String> HOUSES_IN_PLURAL = Set.of("дома", "домов", "домам", "домах", "домами", "дд");
    private static final int LONGEST_FLAT = 5;

    private final Tokens tokens;

    Flats(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Masks the numbers after a word for a flat at {@code t}; returns the token after the last, or {@code t}. */
    int maskAfterMarker(int t, Findings findings) {
        if (tokens.text.at(tokens.start(t)) != 'к' && tokens.text.at(tokens.start(t)) != 'а') {
            return t;
        }
        String word = tokens.length(t) <= 11 ? tokens.word(t) : "";
        boolean plural = PLURAL_MARKERS.contains(word);
        if (!plural && !MARKERS.contains(word)) {
            return t;
        }
        int number = numberAfter(t + 1);
        if (!isFlat(number) || isFollowedBy(number + 1, UNITS) || isDecimal(number)) {
            return t;
        }
        int end = maskOne(number, findings);
        while (true) {
            int separator = tokens.skipSpaces(end);
            int next = tokens.skipSpaces(separator + 1);
            boolean listed = tokens.wordIs(separator, "и") || plural && tokens.is(separator, ',');
            boolean range = tokens.is(separator, '-') || tokens.is(separator, '/');
            if (!listed && !range
                    || !isFlat(next)
                    || isFollowedBy(next + 1, UNITS)
                    || isFollowedBy(next + 1, OTHER_NUMBERED)) {
                return end;
            }
            end = maskOne(next, findings);
        }
    }

    /** Masks the digits at {@code t} where what stands about them makes them a flat; returns the token after, or {@code t}. */
    int maskNumber(int t, Findings findings) {
        if (!isFlat(t)) {
            return t;
        }
        int next = tokens.skipSpaces(t + 1);
        if (tokens.is(t + 1, '-') && tokens.isWord(t + 2) && ORDINAL_ENDINGS.contains(tokens.word(t + 2))) {
            int noun = tokens.skipSpaces(t + 3);
            if (tokens.wordStartsWith(noun, "квартир")) {
                findings.add(PersonalData.FLAT, t, t + 3);
                return t + 3;
            }
        } else if (tokens.wordIs(next, "квартире") || tokens.wordIs(next, "квартирой")) {
            return maskOne(t, findings);
        } else if (isAfterHouse(t)) {
            return maskOne(t, findings);
        }
        return t;
    }

    /** Is this the second number of «ул. Мира, д. 5-12»? */
    private boolean isAfterHouse(int t) {
        boolean pair = tokens.is(t - 1, '-')
                && (tokens.isDigits(t - 2)
                        || tokens.isWord(t - 2) && tokens.length(t - 2) == 1 && tokens.isDigits(t - 3));
        if (!pair
                || tokens.is(t + 1, '-')
                || tokens.is(t + 1, ':')
                || isFollowedBy(t + 1, UNITS)
                || isFollowedBy(t + 1, OTHER_NUMBERED)) {
            return false;
        }
        int words = 0;
        for (int i = t - 3; i >= 0 && i >= t - 16 && words < 5; i--) {
            if (tokens.kind(i) == Tokens.BREAK) {
                return false;
            }
            if (tokens.isWord(i)) {
                words++;
                if (HOUSES_IN_PLURAL.contains(tokens.word(i))) {
                    return false;
                }
                if (isStreet(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isStreet(int t) {
        for (String street : STREETS) {
            if (street.length() > 3 ? tokens.wordStartsWith(t, street) : tokens.wordIs(t, street)) {
                return true;
            }
        }
        return false;
    }

    private int numberAfter(int from) {
        int i = from;
        int limit = from + 6;
        while (i < limit
                && (tokens.kind(i) == Tokens.SPACE
                        || tokens.is(i, '.')
                        || tokens.is(i, ':')
                        || tokens.is(i, '№')
                        || tokens.is(i, '#')
                        || tokens.is(i, '-') && tokens.isDigits(i + 1)
                        || tokens.wordIs(i, "номер")
                        || tokens.wordIs(i, "n"))) {
            i++;
        }
        return i;
    }

    private boolean isFlat(int t) {
        return tokens.isDigits(t) && tokens.length(t) <= LONGEST_FLAT;
    }

    /** «16,5» is a measure; «12, 3» is not. */
    private boolean isDecimal(int t) {
        return (tokens.is(t + 1, ',') || tokens.is(t + 1, '.')) && tokens.isDigits(t + 2) && tokens.length(t + 2) <= 2
                || tokens.is(tokens.skipSpaces(t + 1), '°')
                || tokens.is(t + 1, '%');
    }

    private boolean isFollowedBy(int from, List<String> prefixes) {
        int i = tokens.skipSpaces(from);
        if (!tokens.isWord(i)) {
            return tokens.is(i, '°') || tokens.is(i, '%');
        }
        for (String prefix : prefixes) {
            if (prefix.length() > 2 ? tokens.wordStartsWith(i, prefix) : tokens.wordIs(i, prefix)) {
                return true;
            }
        }
        return false;
    }

    private int maskOne(int t, Findings findings) {
        boolean letter = tokens.isWord(t + 1) && tokens.length(t + 1) == 1 && tokens.kind(t + 2) != Tokens.OTHER;
        int to = letter ? t + 2 : t + 1;
        findings.add(PersonalData.FLAT, t, to);
        return to;
    }
}
