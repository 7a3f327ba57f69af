package otklik.classify.mask;

import java.util.Set;

/** Finds e-mail addresses, web links and mentions of profiles. */
final class Links {
    private static final Set<String> MAIL_AT = Set.of("собака", "собачка", "dog", "at");
    private static final Set<String> MAIL_HOSTS = Set.of(
            "mail",
            "mailru",
            "yandex",
            "yandexru",
            "ya",
            "gmail",
            "gmailcom",
            "bk",
            "list",
            "inbox",
            "rambler",
            "mail,ru",
            "yandex,ru",
            "gmail,com");
    private static final int SHORTEST_NICKNAME = 4;
    private static final int SHORTEST_PROFILE_ID = 5;

    private final Tokens tokens;
    private final ReadableText text;
    /** No link begins before this character: its run was looked through already, which keeps the whole linear. */
    private int seenUntil;

    Links(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.text;
    }

    /** Masks the link or address that begins with token {@code t}; returns the token after it, or {@code t}. */
    int maskLink(int t, Findings findings) {
        int start = tokens.start(t);
        if (start < seenUntil) {
            return maskProfileId(t, findings);
        }
        int stop = start;
        int dot = -1;
        while (isAddressCharacter(text.at(stop))) {
            if (text.at(stop) == '.') {
                dot = stop;
            }
            stop++;
        }
        seenUntil = stop;
        char after = text.at(stop);
        if (after == ':' && text.at(stop + 1) == '/' && text.at(stop + 2) == '/') {
            return maskFrom(PersonalData.URL, t, endOfLink(stop), findings);
        }
        if (text.startsWith(start, stop, "www.")) {
            return maskFrom(PersonalData.URL, t, endOfLink(stop), findings);
        }
        if (after == '/' && dot > start && isLatinLabel(dot + 1, stop) && isPathCharacter(text.at(stop + 1))) {
            return maskFrom(PersonalData.URL, t, endOfLink(stop), findings);
        }
        int domain = startOfMailDomain(stop);
        if (domain > 0) {
            int end = endOfDomain(domain);
            if (hasDot(domain) || MAIL_HOSTS.contains(text.string(domain, Math.min(end, domain + 12)))) {
                return maskFrom(PersonalData.EMAIL, t, end, findings);
            }
        }
        return maskProfileId(t, findings);
    }

    /** {@code @nickname} and VK's {@code [id123|Name]}. */
    int maskMention(int t, Findings findings) {
        if (tokens.is(t, '@')) {
            int start = tokens.end(t);
            int end = start;
            while (isNicknameCharacter(text.at(end))) {
                end++;
            }
            return end - start >= SHORTEST_NICKNAME ? maskFrom(PersonalData.URL, t, end, findings) : t;
        }
        if (tokens.is(t, '[') && tokens.wordIs(t + 1, "id") && tokens.isDigits(t + 2)) {
            int close = t + 3;
            boolean bar = false;
            while (close < t + 24 && tokens.kind(close) != Tokens.NONE && !tokens.is(close, ']')) {
                bar |= tokens.is(close++, '|');
            }
            if (bar && tokens.is(close, ']')) {
                findings.add(PersonalData.NAME, t, close + 1);
                return close + 1;
            }
        }
        return t;
    }

    private int maskProfileId(int t, Findings findings) {
        if (tokens.wordIs(t, "id") && tokens.isDigits(t + 1) && tokens.length(t + 1) >= SHORTEST_PROFILE_ID) {
            findings.add(PersonalData.URL, t, t + 2);
            return t + 2;
        }
        return t;
    }

    /** Where a domain begins after the sign «@», alone or between spaces or spelled as a word; 0 where there is none. */
    private int startOfMailDomain(int stop) {
        if (text.at(stop) == '@') {
            return text.at(stop + 1) == ' ' ? stop + 2 : stop + 1;
        }
        int i = stop;
        if (text.at(i) == ' ' || text.at(i) == '(') {
            i++;
            if (text.at(i) == '@') {
                int domain = text.at(i + 1) == ' ' ? i + 2 : i + 1;
                return hasDot(domain) ? domain : 0;
            }
            int word = i;
            while (i - word < 9 && Character.isLetter(text.at(i))) {
                i++;
            }
            if (i > word && MAIL_AT.contains(text.string(word, i))) {
                int domain = text.at(i) == ')' ? i + 1 : i;
                domain = text.at(domain) == ' ' ? domain + 1 : domain;
                return domain > i && hasDot(domain) && isLatin(text.at(domain)) ? domain : 0;
            }
        }
        return 0;
    }

    private boolean hasDot(int domain) {
        int i = domain;
        while (i - domain < 64 && isLabelCharacter(text.at(i))) {
            i++;
        }
        return i > domain && text.at(i) == '.' && isLabelCharacter(text.at(i + 1));
    }

    private int endOfDomain(int from) {
        int i = from;
        while (isLabelCharacter(text.at(i)) || text.at(i) == '.' && isLabelCharacter(text.at(i + 1))) {
            i++;
        }
        boolean comma =
                text.at(i) == ',' && (text.startsWith(i + 1, i + 3, "ru") || text.startsWith(i + 1, i + 4, "com"));
        if (comma) {
            i++;
            while (isLabelCharacter(text.at(i))) {
                i++;
            }
        }
        return i;
    }

    private int endOfLink(int from) {
        int end = from;
        while (isPathCharacter(text.at(end))) {
            end++;
        }
        while (end > from && ".,;:!?".indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private int maskFrom(PersonalData kind, int t, int endCharacter, Findings findings) {
        int to = t + 1;
        while (to < tokens.size() && tokens.start(to) < endCharacter) {
            to++;
        }
        findings.add(kind, t, to);
        return to;
    }

    private boolean isLatinLabel(int from, int to) {
        if (to - from < 2) {
            return false;
        }
        for (int i = from; i < Math.min(to, from + 24); i++) {
            if (!isLatin(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isNicknameCharacter(char c) {
        return isLatin(c) || Tokens.isDigit(c) || c == '_' || c == '.';
    }

    private static boolean isLabelCharacter(char c) {
        return c == '-' || Tokens.isDigit(c) || isLatin(c) || c >= 'а' && c <= 'я';
    }

    private static boolean isAddressCharacter(char c) {
        return isLabelCharacter(c) || c == '.' || c == '_' || c == '+' || c == '%' || c > 0x7F && Character.isLetter(c);
    }

    private static boolean isPathCharacter(char c) {
        return c > ' ' && "<>\"«»()[]{}|".indexOf(c) < 0;
    }
}
