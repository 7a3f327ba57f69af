package otklik.classify.mask;

/** Finds web links and mentions of profiles, and lets {@link Mails} look at what may be an address. */
final class Links {
    private static final int SHORTEST_NICKNAME = 4;
    private static final int SHORTEST_PROFILE_ID = 5;
    private static final int LONGEST_MENTION = 24;
    private static final Words CYRILLIC_ZONES = Words.of("рф рус дети онлайн сайт орг москва");

    private final Tokens tokens;
    private final ReadableText text;
    private final Mails mails;
    /** No link begins before this character: its run was looked through already, which keeps the whole linear. */
    private int seenUntil;

    Links(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.text;
        this.mails = new Mails(tokens.text);
    }

    /** Masks the link or address that begins with token {@code t}; returns the token after it, or {@code t}. */
    int maskLink(int t, Findings findings) {
        int start = tokens.start(t);
        if (start < seenUntil) {
            return maskProfileId(t, findings);
        }
        int stop = tokens.kind(t) == Tokens.OTHER ? start : tokens.end(t);
        int dot = -1;
        while (Mails.isAddressCharacter(text.at(stop))) {
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
        if (dot > start && text.startsWith(start, stop, "www.")) {
            return maskFrom(PersonalData.URL, t, endOfLink(stop), findings);
        }
        if (after == '/' && dot > start && isZone(dot + 1, stop) && isPathCharacter(text.at(stop + 1))) {
            return maskFrom(PersonalData.URL, t, endOfLink(stop), findings);
        }
        int end = mails.endOfAddress(stop);
        return end > 0 ? maskFrom(PersonalData.EMAIL, t, end, findings) : maskProfileId(t, findings);
    }

    /** {@code @nickname} and VK's {@code [id123|Name]}. */
    int maskMention(int t, Findings findings) {
        if (tokens.is(t, '@')) {
            int start = tokens.end(t);
            int end = start;
            while (isNicknameCharacter(text.at(end))) {
                end++;
            }
            while (end > start && text.at(end - 1) == '.') {
                end--;
            }
            return end - start >= SHORTEST_NICKNAME ? maskFrom(PersonalData.URL, t, end, findings) : t;
        }
        if (tokens.is(t, '[') && tokens.wordIs(t + 1, "id") && tokens.isDigits(t + 2)) {
            int close = t + 3;
            boolean bar = false;
            while (close < t + LONGEST_MENTION && tokens.kind(close) != Tokens.NONE && !tokens.is(close, ']')) {
                bar |= tokens.is(close++, '|');
            }
            if (bar && tokens.is(close, ']')) {
                findings.add(PersonalData.NAME, t, close + 1);
                return close + 1;
            }
        }
        return tokens.is(t, '_') ? maskLink(t, findings) : t;
    }

    private int maskProfileId(int t, Findings findings) {
        if (tokens.wordIs(t, "id") && tokens.isDigits(t + 1) && tokens.length(t + 1) >= SHORTEST_PROFILE_ID) {
            findings.add(PersonalData.URL, t, t + 2);
            return t + 2;
        }
        return t;
    }

    private int endOfLink(int from) {
        int end = from;
        while (isPathCharacter(text.at(end))) {
            end++;
        }
        while (end > from && ".,;:!?…".indexOf(text.at(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private int maskFrom(PersonalData kind, int t, int endCharacter, Findings findings) {
        int to = t + 1;
        while (to < tokens.size() && tokens.start(to) < endCharacter) {
            to++;
        }
        findings.addUntil(kind, t, to, endCharacter);
        return to;
    }

    private boolean isZone(int from, int to) {
        if (CYRILLIC_ZONES.has(text, from, to)) {
            return true;
        }
        if (to - from < 2) {
            return false;
        }
        for (int i = from; i < Math.min(to, from + 24); i++) {
            if (!Mails.isLatin(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNicknameCharacter(char c) {
        return Mails.isLatin(c) || Tokens.isDigit(c) || c == '_' || c == '.';
    }

    private static boolean isPathCharacter(char c) {
        return c > ' ' && "<>\"«»()[]{}|".indexOf(c) < 0;
    }
}
