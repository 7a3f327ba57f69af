package otklik.classify.mask;

/** Finds the end of an e-mail address, also of one that was spelled to deceive machines: «ivan собака mail точка ru», «ivan [at] mail.ru». */
final class Mails {
    private static final Words AT = Words.of("собака собачка собаки dog at эт");
    private static final Words DOT = Words.of("точка тчк dot");
    private static final Words ZONES = Words.of("ru рф com net org su by kz ua info рус ру ком me edu gov");
    private static final Words HOSTS =
            Words.of("mail mailru yandex yandexru ya gmail gmailcom bk list inbox rambler icloud hotmail");
    private static final int MOST_SPELLED_LABELS = 3;
    private static final int LONGEST_WORD = 9;

    private final ReadableText text;

    Mails(ReadableText text) {
        this.text = text;
    }

    /** The end of the address whose first run of letters ends before {@code stop}; 0 where there is none. */
    int endOfAddress(int stop) {
        char c = text.at(stop);
        if (c == '@') {
            return endOfDomain(stop);
        }
        if (c != '(' && c != '[' && c != '{' && (c != ' ' || !maySpell(text.at(stop + 1), text.at(stop + 2)))) {
            return 0;
        }
        int at = stop;
        for (int n = 0; n < MOST_SPELLED_LABELS; n++) {
            int domain = startOfSpelledDomain(at);
            if (domain > 0) {
                return endOfDomain(domain - 1);
            }
            int label = afterWord(at, DOT);
            if (label == 0) {
                return 0;
            }
            at = endOfLabel(label);
        }
        return 0;
    }

    /** A cheap look at the beginning of the next word: most are neither «собака» nor «точка». */
    private static boolean maySpell(char first, char second) {
        return switch (first) {
            case '@', '(', '[', '{' -> true;
            case 'с' -> second == 'о';
            case 'т' -> second == 'о' || second == 'ч';
            case 'd' -> second == 'o';
            case 'a' -> second == 't';
            case 'э' -> second == 'т';
            default -> false;
        };
    }

    /** Where the domain begins after a sign with spaces about it, or a word for it, maybe in brackets. */
    private int startOfSpelledDomain(int stop) {
        int i = text.at(stop) == ' ' ? stop + 1 : stop;
        if (text.at(i) == '@') {
            int domain = text.at(i + 1) == ' ' ? i + 2 : i + 1;
            return isLabel(text.at(domain)) && endOfDomain(domain - 1) > 0 ? domain : 0;
        }
        int domain = afterWord(stop, AT);
        return domain > 0 && isLatin(text.at(domain)) && hasDot(domain) ? domain : 0;
    }

    /** Where the text goes on after « word », «(word)» or «[word]»; 0 where no word of the set stands there. */
    private int afterWord(int stop, Words words) {
        int i = text.at(stop) == ' ' ? stop + 1 : stop;
        char open = text.at(i);
        boolean bracket = open == '(' || open == '[' || open == '{';
        int word = bracket ? i + 1 : i;
        int end = word;
        if (bracket && (text.at(word) == '@' || text.at(word) == '.')) {
            boolean sign = (text.at(word) == '@') == (words == AT);
            end = sign ? word + 1 : word;
        } else {
            while (end - word <= LONGEST_WORD && Character.isLetter(text.at(end))) {
                end++;
            }
            if (end == word || !bracket && text.at(stop) != ' ' || !words.has(text, word, end)) {
                return 0;
            }
        }
        if (end == word || bracket && ")]}".indexOf(text.at(end)) < 0 || !bracket && text.at(end) != ' ') {
            return 0;
        }
        int next = end + 1;
        next = bracket && text.at(next) == ' ' ? next + 1 : next;
        return isLabel(text.at(next)) ? next : 0;
    }

    private boolean hasDot(int domain) {
        int i = endOfLabel(domain);
        return text.at(i) == '.' && isLabel(text.at(i + 1)) || afterSpelledDot(i) > 0;
    }

    /** The end of the domain after {@code sign}; 0 where it has neither a dot nor a well-known name. */
    private int endOfDomain(int sign) {
        int start = text.at(sign + 1) == ' ' && text.at(sign) == '@' ? sign + 2 : sign + 1;
        int i = endOfLabel(start);
        if (i == start) {
            return 0;
        }
        boolean dotted = false;
        boolean host = HOSTS.has(text, start, i);
        while (true) {
            int next = text.at(i) == '.' && isLabel(text.at(i + 1)) ? i + 1 : afterSpelledDot(i);
            if (next == 0 && host && !dotted && text.at(i) == ' ' && isZone(i + 1)) {
                next = i + 1;
            }
            if (next == 0) {
                return dotted || host ? i : 0;
            }
            dotted = true;
            i = endOfLabel(next);
        }
    }

    /** The label after « точка », «[dot]», «. », « .» or «,»: a zone, so that a sentence's end is none. */
    private int afterSpelledDot(int i) {
        char c = text.at(i);
        int next = 0;
        if (c == '.' && text.at(i + 1) == ' ') {
            next = i + 2;
        } else if (c == ' ' && text.at(i + 1) == '.') {
            next = text.at(i + 2) == ' ' ? i + 3 : i + 2;
        } else if (c == ',') {
            next = i + 1;
        } else if (c == ' ' || c == '(' || c == '[' || c == '{') {
            next = afterWord(i, DOT);
            return next;
        }
        return next > 0 && isZone(next) ? next : 0;
    }

    private boolean isZone(int from) {
        int end = from;
        while (end - from <= LONGEST_WORD && Character.isLetter(text.at(end))) {
            end++;
        }
        return end > from && ZONES.has(text, from, end);
    }

    private int endOfLabel(int from) {
        int i = from;
        while (isLabel(text.at(i))) {
            i++;
        }
        return i;
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLabel(char c) {
        return c == '-' || Tokens.isDigit(c) || isLatin(c) || c >= 'а' && c <= 'я';
    }

    static boolean isAddressCharacter(char c) {
        return isLabel(c) || c == '.' || c == '_' || c == '+' || c == '%' || c > 0x7F && Character.isLetter(c);
    }
}
