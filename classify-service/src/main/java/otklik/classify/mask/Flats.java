package otklik.classify.mask;

/**
 * Finds the numbers of flats and rooms: «кв. 12», «квартира № 5, 6 и 7», «в 12-й квартире», «45 кв», «ул. Мира, 5-12». House numbers,
 * areas, quarters and counts of flats stay.
 */
final class Flats {
    private static final Words MARKERS = Words.of("""
            кв квартира квартиры квартире квартиру квартирой кварт квартир квартирам квартирах квартирами ком комн комната комнате комнату
            комнаты комнатой апартаменты апарт апартаментах kv""");
    /** Markers of which a list may follow. */
    private static final Words PLURAL_MARKERS = Words.of("кв квартиры квартир квартирам квартирах квартирами комнаты");

    private static final Words ORDINAL_ENDINGS = Words.of("й я ю ой ей ая ую ый ои");
    private static final Words UNITS = Words.of("""
            градус* комнат* чел* дет* лет год* месяц* дн* день руб* тыс* кв квадр* метр* раз раза м гр г семей семьи соб* час* мин* класс*
            ламп* процент* январ* феврал* март* апрел* мая июн* июл* август* сентябр* октябр* ноябр* декабр* этажа этажей этаже подъезда
            подъездов подъезде подъездах й го ого""");
    private static final Words OTHER_NUMBERED = Words.of("этаж* эт подъезд* дом д час* мин* корп* стр* под й го ого");
    private static final Words STREETS = Words.of("""
            ул улиц* пр просп* пер переул* бульв* б ш шоссе мкр микрорайон* проезд* наб набереж*""");
    private static final Words HOUSES = Words.of("д дом доме дому");
    /** What stands between a street and two numbers that are two houses or two times. */
    private static final Words RANGES = Words.of(
            "с от до между по дома домов домам домах домами дд подъезд* этаж* класс* гост рейс* маршрут* автобус*");

    private static final Words INSIDE = Words.of("в во из с со над под к от у по соседи сосед* жильц* жител* ул");
    private static final int LONGEST_FLAT = 5;
    private static final int MOST_LISTED = 40;
    private static final int LONGEST_STREET = 16;

    private final Tokens tokens;

    Flats(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Masks the numbers after a word for a flat at {@code t}; returns the token after the last, or {@code t}. */
    int maskAfterMarker(int t, Findings findings) {
        char first = tokens.text.at(tokens.start(t));
        if (first != 'к' && first != 'а' && first != 'k' || !MARKERS.has(tokens, t) || isCommune(t)) {
            return t;
        }
        int number = numberAfter(t + 1);
        if (!isFlat(number) || isMeasure(number) || isQuarter(t, number) || isShare(t, number)) {
            return t;
        }
        return maskList(number, PLURAL_MARKERS.has(tokens, t), findings);
    }

    /** «улица Красной Ком.» */
    private boolean isCommune(int t) {
        return tokens.wordIs(t, "ком") && tokens.isCapitalised(t) && tokens.isWord(tokens.skipSpacesBack(t - 1));
    }

    /** Masks the digits at {@code t} where what stands about them makes them a flat; returns the token after, or {@code t}. */
    int maskNumber(int t, Findings findings) {
        if (!isFlat(t)) {
            return t;
        }
        if (isOrdinalOfFlat(t) || isCountedFlat(t) || isAfterHouse(t)) {
            return maskOne(t, findings);
        }
        return t;
    }

    /** «5, 6 и 7», «1-16», «12/3»; in the plural after commas, else after «и», «-» and «/» only. */
    private int maskList(int first, boolean plural, Findings findings) {
        int last = first;
        for (int n = 0; n < MOST_LISTED; n++) {
            int separator = tokens.skipSpaces(endOfNumber(last));
            int next = tokens.skipSpaces(separator + 1);
            boolean listed = tokens.wordIs(separator, "и") || plural && tokens.is(separator, ',');
            boolean range = tokens.is(separator, '-') || tokens.is(separator, '/');
            if (!listed && !range || !isFlat(next)) {
                break;
            }
            if (isFollowedBy(next + 1, UNITS) || isFollowedBy(next + 1, OTHER_NUMBERED) || beginsPhone(next)) {
                if (tokens.is(separator, ',') || isFollowedBy(next + 1, OTHER_NUMBERED) && range) {
                    break;
                }
                return first;
            }
            boolean goesOn = n > 0;
            if (tokens.is(separator, ',') && !goesOn && !isList(next, separator)) {
                break;
            }
            last = next;
        }
        int end = first;
        int at = first;
        while (at <= last) {
            end = tokens.isDigits(at) ? maskOne(at, findings) : at + 1;
            at = end;
        }
        return end;
    }

    /** After a comma a number is of the list when it is close («5,6»), or when the list goes on or ends with «и». */
    private boolean isList(int number, int comma) {
        int next = tokens.skipSpaces(number + 1);
        return number == comma + 1 || tokens.is(next, ',') || tokens.wordIs(next, "и") || !tokens.isWord(next);
    }

    private boolean beginsPhone(int t) {
        int next = tokens.skipSpaces(t + 1);
        boolean joined = tokens.is(next, '(') || tokens.is(next, '-') || next > t + 1;
        return joined && tokens.isDigits(tokens.is(next, '(') || tokens.is(next, '-') ? next + 1 : next);
    }

    /** «12-й квартире», «45й кв» */
    private boolean isOrdinalOfFlat(int t) {
        int ending = tokens.is(t + 1, '-') ? t + 2 : t + 1;
        if (!ORDINAL_ENDINGS.has(tokens, ending)) {
            return false;
        }
        int noun = tokens.skipSpaces(ending + 1);
        return noun > ending + 1
                && (tokens.wordStartsWith(noun, "квартир") || tokens.wordIs(noun, "кв") && !isArea(noun))
                && !tokens.wordStartsWith(noun, "квартирн");
    }

    /** «в 12 квартире», «из 12 квартиры», «в 45 кв»; a count of flats is none. */
    private boolean isCountedFlat(int t) {
        int noun = tokens.skipSpaces(t + 1);
        if (!tokens.isWord(noun)
                || tokens.text.at(tokens.start(noun)) != 'к'
                || tokens.is(t - 1, ',')
                || tokens.is(t - 1, '.')) {
            return false;
        }
        if (tokens.wordIs(noun, "квартире") || tokens.wordIs(noun, "квартирой")) {
            return true;
        }
        int last = tokens.text.at(tokens.end(t) - 1) - '0';
        boolean teen = tokens.length(t) > 1 && tokens.text.at(tokens.end(t) - 2) == '1';
        boolean one = last == 1 && !teen;
        boolean few = last >= 2 && last <= 4 && !teen;
        int before = tokens.skipSpacesBack(t - 1);
        boolean inside = INSIDE.has(tokens, before);
        if (STREETS.has(tokens, before) || HOUSES.has(tokens, before) || isNumberOrMask(numberAfter(noun + 1))) {
            return false;
        }
        if (tokens.wordIs(noun, "квартиры")) {
            return !few || inside;
        }
        if (tokens.wordIs(noun, "квартира") || tokens.wordIs(noun, "квартиру")) {
            return !one || inside;
        }
        boolean house = tokens.is(before, ',') && tokens.isDigits(before - 1)
                || tokens.kind(before) == Tokens.NONE
                || tokens.kind(before) == Tokens.BREAK
                || tokens.is(before, '.')
                        && before < t - 1
                        && tokens.isWord(before - 1)
                        && tokens.length(before - 1) > 3;
        boolean quarter = tokens.length(t) == 1 && last <= 4;
        return tokens.wordIs(noun, "кв") && (inside && !quarter || house) && !isArea(noun);
    }

    private boolean isNumberOrMask(int t) {
        return tokens.isDigits(t) || tokens.isMask(t);
    }

    /** «кв. м», «кв.метров», «кв. 2022» */
    private boolean isArea(int kv) {
        int next = tokens.skipSpaces(tokens.is(kv + 1, '.') ? kv + 2 : kv + 1);
        return tokens.wordIs(next, "м")
                || tokens.wordStartsWith(next, "метр")
                || tokens.wordStartsWith(next, "км")
                || tokens.wordStartsWith(next, "см")
                || isNumberOrMask(next);
    }

    /** «1 кв. 2022» is a quarter of a year. */
    private boolean isQuarter(int t, int number) {
        int before = tokens.skipSpacesBack(t - 1);
        return tokens.wordIs(t, "кв")
                && tokens.isDigits(before)
                && tokens.length(before) == 1
                && tokens.length(number) == 4;
    }

    /** «в квартире 1/2 доли» */
    private boolean isShare(int t, int number) {
        boolean whole = tokens.length(t) > 2 && tokens.length(number) == 1 && tokens.is(number + 1, '/');
        return whole
                && tokens.isDigits(number + 2)
                && tokens.length(number + 2) == 1
                && tokens.text.at(tokens.start(number)) < tokens.text.at(tokens.start(number + 2));
    }

    /** Is this the second number of «ул. Мира, д. 5-12»? */
    private boolean isAfterHouse(int t) {
        int house = t - 2;
        if (!tokens.is(t - 1, '-')) {
            return false;
        }
        if (tokens.isWord(house) && tokens.length(house) == 1) {
            house--;
        }
        if (!tokens.isDigits(house)
                || tokens.length(house) > 3
                || tokens.is(t + 1, '-')
                || tokens.is(t + 1, ':')
                || tokens.is(t + 1, '.') && tokens.isDigits(t + 2)
                || isFollowedBy(t + 1, UNITS)
                || isFollowedBy(t + 1, OTHER_NUMBERED)
                || isNeighbour(house, t)) {
            return false;
        }
        return isAfterStreet(house);
    }

    /** «7-9» are two houses next to each other. */
    private boolean isNeighbour(int house, int t) {
        return house == t - 2 && tokens.length(t) <= 4 && value(t) - value(house) == 2;
    }

    private int value(int t) {
        int value = 0;
        for (int c = tokens.start(t); c < tokens.end(t); c++) {
            value = value * 10 + Tokens.value(tokens.text.at(c));
        }
        return value;
    }

    private boolean isAfterStreet(int house) {
        int before = tokens.skipSpacesBack(house - 1);
        if (tokens.isDigits(before)) {
            return false;
        }
        before = tokens.is(before, '.') ? tokens.skipSpacesBack(before - 1) : before;
        if (HOUSES.has(tokens, before)) {
            return !isRange(before) && !tokens.isDigits(before - 1);
        }
        int words = 0;
        for (int i = house - 1; i >= 0 && i >= house - LONGEST_STREET && words < 5; i--) {
            if (tokens.kind(i) == Tokens.BREAK || tokens.is(i, '?') || tokens.is(i, '!') || tokens.is(i, ';')) {
                return false;
            }
            if (tokens.isWord(i)) {
                words++;
                if (STREETS.has(tokens, i)) {
                    return !isRange(i);
                }
                if (RANGES.has(tokens, i)) {
                    return false;
                }
            }
        }
        return false;
    }

    /** «по улице Мира между д. 2-8» */
    private boolean isRange(int street) {
        int before = tokens.skipSpacesBack(street - 1);
        return tokens.wordIs(before, "между");
    }

    private int numberAfter(int from) {
        int i = from;
        int limit = from + 6;
        while (i < limit
                && (tokens.kind(i) == Tokens.SPACE
                        || tokens.is(i, '.')
                        || tokens.is(i, ':')
                        || tokens.is(i, '=')
                        || tokens.is(i, '_')
                        || tokens.is(i, '№')
                        || tokens.is(i, '#')
                        || tokens.is(i, '-')
                                && (tokens.isDigits(i + 1)
                                        || tokens.wordIs(i + 1, "ра")
                                        || tokens.wordIs(i + 1, "ре")
                                        || tokens.wordIs(i + 1, "ры"))
                        || tokens.is(i - 1, '-')
                                && (tokens.wordIs(i, "ра") || tokens.wordIs(i, "ре") || tokens.wordIs(i, "ры"))
                        || tokens.wordIs(i, "номер")
                        || tokens.wordIs(i, "под") && tokens.wordIs(tokens.skipSpaces(i + 1), "номером")
                        || tokens.wordIs(i, "номером")
                        || tokens.wordIs(i, "n"))) {
            i++;
        }
        return i;
    }

    private boolean isFlat(int t) {
        return tokens.isDigits(t) && tokens.length(t) <= LONGEST_FLAT;
    }

    /** «16,5» and «18 градусов» are measures; «12, 3» is not. */
    private boolean isMeasure(int t) {
        boolean decimal = tokens.is(t + 1, '.') && tokens.isDigits(t + 2) && tokens.length(t + 2) <= 2
                || tokens.is(t + 1, ',')
                        && tokens.isDigits(t + 2)
                        && tokens.length(t + 2) == 1
                        && !tokens.is(t + 3, ',');
        return decimal || isFollowedBy(t + 1, UNITS);
    }

    private boolean isFollowedBy(int from, Words words) {
        int i = tokens.is(from, '-') && tokens.isWord(from + 1) && tokens.length(from + 1) <= 3
                ? from + 1
                : tokens.skipSpaces(from);
        if (tokens.wordIs(i, "г")) {
            int city = tokens.skipSpaces(tokens.is(i + 1, '.') ? i + 2 : i + 1);
            return words.has(tokens, i) && !tokens.isCapitalised(city);
        }
        return tokens.isWord(i) ? words.has(tokens, i) : tokens.is(i, '°') || tokens.is(i, '%');
    }

    /** The token after a number and its letter: «12», «12а», «12-б», but «12» alone of «12-я». */
    private int endOfNumber(int t) {
        int letter = tokens.is(t + 1, '-') ? t + 2 : t + 1;
        boolean has = tokens.isWord(letter)
                && tokens.length(letter) == 1
                && tokens.kind(letter + 1) != Tokens.OTHER
                && !ORDINAL_ENDINGS.has(tokens, letter);
        return has ? letter + 1 : t + 1;
    }

    private int maskOne(int t, Findings findings) {
        int to = endOfNumber(t);
        findings.add(PersonalData.FLAT, t, to);
        return to;
    }
}
