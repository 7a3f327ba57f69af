package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/** Reads numbers of houses: digits, then letter, fraction, корпус, строение. */
final class HouseReader {
    private static final int LONGEST_DIGITS = 3;
    private static final int MOST_ENTRANCES = 20;
    private static final int LONGEST_DIGITS_AFTER_WORD = 4;

    private final Words words;
    private final StringBuilder number = new StringBuilder();
    private int end;

    HouseReader(Words words) {
        this.words = words;
    }

    /** Index behind the number that was read last. */
    int end() {
        return end;
    }

    /** The number that follows a street's name, after a comma, a dot or a word for a house; null where none does. */
    @Nullable
    String after(int from) {
        int at = from;
        if (words.is(at, '.') || words.isQuote(at)) {
            at++;
        }
        if (words.is(at, ',') || words.is(at, '-') && !words.glued(at - 1)) {
            at++;
        }
        return at(at);
    }

    /** The number that stands there, with or without a word for a house; null where none does. */
    @Nullable
    String at(int from) {
        int at = from;
        boolean word = words.means(at, Lexicon.HOUSE);
        if (word) {
            at++;
            if (words.is(at, '.') || words.is(at, ',')) {
                at++;
            }
        }
        while (words.is(at, '№') || words.equals(at, "no") || words.equals(at, "номер") || words.is(at, '#')) {
            word = true;
            at++;
            if (words.is(at, '.')) {
                at++;
            }
        }
        return words.isNumber(at) ? number(at, word) : null;
    }

    private @Nullable String number(int at, boolean word) {
        int digits = words.length(at);
        if (digits > (word ? LONGEST_DIGITS_AFTER_WORD : LONGEST_DIGITS) || words.first(at) == '0') {
            return null;
        }
        number.setLength(0);
        number.append(words.original(at));
        end = at + 1;
        if (isNoHouse(end, word)) {
            return null;
        }
        letter();
        while (part()) {
            // Each part moves the end.
        }
        return number.toString();
    }

    private boolean isNoHouse(int next, boolean word) {
        boolean glued = words.glued(next - 1);
        if (words.is(next, '-') && glued && words.means(next + 1, Lexicon.ORDINAL_ENDING) && words.glued(next)) {
            return true;
        }
        if (glued
                && (words.is(next, '.') || words.is(next, ',') || words.is(next, ':'))
                && words.isNumber(next + 1)
                && words.glued(next)) {
            return !word && !words.is(next, ',') || words.is(next, ':');
        }
        if (words.is(next, '%')
                || words.is(next, '₽')
                || words.is(next, '°')
                || words.is(next, '*')
                || words.is(next, '+')) {
            return true;
        }
        if (!words.means(next, Lexicon.UNIT) || word) {
            return false;
        }
        if (words.length(next) == 1) {
            return !glued && !(words.equals(next, "г") && endsThere(next + 1));
        }
        if (words.startsWith(next, "подъезд") && words.value(next - 1) > MOST_ENTRANCES) {
            return false;
        }
        // «Чкалова 12 подъезд 3», «Чкалова 12 квартира <FLAT>»
        return !words.isNumber(next + 1) && words.kind(next + 1) != Words.MASK && !words.is(next + 1, '№');
    }

    private void letter() {
        if (words.isWord(end) && words.length(end) == 1 && isHouseLetter(words.first(end))) {
            boolean glued = words.glued(end - 1);
            boolean block = words.means(end, Lexicon.BLOCK)
                    && words.isNumber(words.is(end + 1, '.') ? end + 2 : end + 1)
                    && (words.glued(end) || !words.capital(end));
            boolean alone = words.capital(end) && !words.is(end + 1, '.')
                    || !words.means(end, Lexicon.FUNCTION) && !words.means(end, Lexicon.SETTLEMENT)
                    || endsThere(end + 1)
                            && !words.equals(end, "в")
                            && !(words.is(end + 1, '.') && words.means(end, Lexicon.SETTLEMENT));
            if (!block && (glued || alone)) {
                number.append(words.first(end++));
            }
        } else if (words.is(end, '-')
                && words.glued(end - 1)
                && words.glued(end)
                && words.isWord(end + 1)
                && words.length(end + 1) == 1) {
            number.append(words.first(end + 1));
            end += 2;
        } else if (words.isQuote(end)
                && words.isWord(end + 1)
                && words.length(end + 1) == 1
                && words.isQuote(end + 2)) {
            number.append(words.first(end + 1));
            end += 3;
        }
    }

    private boolean endsThere(int at) {
        return words.kind(at) == Words.NONE
                || words.kind(at) == Words.LINE
                || words.is(at, ',')
                || words.is(at, ')')
                || words.is(at, '.')
                || words.is(at, ';')
                || words.is(at, '-');
    }

    private static boolean isHouseLetter(char c) {
        return c >= 'а' && c <= 'я' || c >= 'a' && c <= 'h';
    }

    private boolean part() {
        if ((words.is(end, '/') || words.is(end, '\\')) && words.glued(end - 1) && words.glued(end)) {
            if (words.isNumber(end + 1) && words.length(end + 1) <= LONGEST_DIGITS) {
                number.append('/').append(words.original(end + 1));
                end += 2;
                letter();
                return true;
            }
            if (words.isWord(end + 1) && words.length(end + 1) == 1) {
                number.append('/').append(words.first(end + 1));
                end += 2;
                return true;
            }
            return false;
        }
        return block();
    }

    private boolean block() {
        int at = words.is(end, ',') ? end + 1 : end;
        if (!words.means(at, Lexicon.BLOCK) && !(words.equals(at, "с") && words.glued(at - 1) && words.glued(at))) {
            return false;
        }
        char mark = words.startsWith(at, "с") ? 'с' : words.startsWith(at, "л") ? 0 : 'к';
        at++;
        if (words.is(at, '.')) {
            at++;
        }
        boolean letter = words.isWord(at) && words.length(at) == 1;
        if (!letter && !(words.isNumber(at) && words.length(at) <= 2)) {
            return false;
        }
        if (mark != 0) {
            number.append(mark);
        }
        number.append(Nominative.fold(words.original(at)));
        end = at + 1;
        return true;
    }
}
