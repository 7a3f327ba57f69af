package otklik.classify.mask;

import otklik.classify.mask.Patronymics.Likeness;

/**
 * Finds full names by the patronymic in them: Фамилия Имя Отчество, Имя Отчество Фамилия, Имя Отчество, in every case, with a double
 * surname, with «оглы» or «кызы». Streets and schools named after a person are left.
 */
final class Names {
    private final Tokens tokens;
    private final NameParts parts;
    private final Patronymics patronymics;
    private final Initials initials;

    Names(Tokens tokens) {
        this.tokens = tokens;
        this.parts = new NameParts(tokens);
        this.patronymics = new Patronymics(tokens);
        this.initials = new Initials(tokens, parts);
    }

    /** Masks the name in which {@code t} is the patronymic or the first initial; returns the token after it, or {@code t}. */
    int mask(int t, Findings findings) {
        int length = tokens.length(t);
        if (length == 1) {
            return initials.mask(t, findings);
        }
        if (length >= 3 && mayBeParticle(t)) {
            int end = maskWithParticle(t, findings);
            if (end > t) {
                return end;
            }
        }
        Likeness likeness = patronymics.of(t);
        return likeness == Likeness.NONE ? t : maskAround(t, likeness == Likeness.KNOWN, findings);
    }

    private int maskAround(int t, boolean known, Findings findings) {
        boolean telling = tokens.isCapitalised(t) && !tokens.isShouted(t);
        int first = parts.before(t, findings.free());
        boolean named = first >= 0 && isFirstName(first, known, telling, findings.free());
        if (!named && !known) {
            return t;
        }
        int from = named ? first : t;
        int to = t + 1;
        if (named) {
            int before = parts.before(first, findings.free());
            int after = parts.after(t);
            boolean surnameAfter = after >= 0 && parts.isSurnameAfter(after, telling);
            boolean surnameBefore = before >= 0
                    && parts.isSurnameBefore(before, telling, first)
                    && !(surnameAfter && parts.isSentenceStart(before) && !NameWords.SURNAMES.has(tokens, before));
            if (surnameBefore) {
                from = parts.startOfCompound(before, findings.free());
            } else {
                from = parts.startOfCompound(first, findings.free());
                to = surnameAfter ? parts.endOfCompound(after) : parts.endOfShortSurname(t);
            }
        } else {
            int after = parts.after(t);
            if (telling && after >= 0 && tokens.isCapitalised(after) && NameWords.FIRST_NAMES.has(tokens, after)) {
                to = after + 1;
            }
        }
        if (parts.isNamesake(from)) {
            return t;
        }
        findings.add(PersonalData.NAME, from, to);
        return to;
    }

    /** Is the word before a patronymic a first name? A name that no list knows needs a capital, or a surname before it. */
    private boolean isFirstName(int t, boolean known, boolean telling, int free) {
        if (tokens.length(t) < 2 || tokens.length(t) > NameParts.LONGEST_WORD) {
            return false;
        }
        if (NameWords.FIRST_NAMES.has(tokens, t)
                && (tokens.isCapitalised(t) || tokens.length(t) > 2 && (known || !NameWords.NOUNS.has(tokens, t)))) {
            return true;
        }
        if (NameWords.NEIGHBOURS.has(tokens, t)) {
            return false;
        }
        if (telling && tokens.isCapitalised(t)) {
            return !known || !parts.isSentenceStart(t) || !NameWords.VERBS.has(tokens, t);
        }
        int before = parts.before(t, free);
        return known
                && before >= 0
                && tokens.isCapitalised(before) == tokens.isCapitalised(t)
                && !NameWords.NEIGHBOURS.has(tokens, before)
                && NameWords.SURE_SURNAMES.has(tokens, before);
    }

    private boolean mayBeParticle(int t) {
        int end = tokens.end(t);
        char last = tokens.text.at(end - 1);
        char before = tokens.text.at(end - 2);
        return switch (last) {
            case 'ы' -> before == 'л' || before == 'з';
            case 'и' ->
                before == 'л' && tokens.text.at(end - 3) == 'г' || before == 'з' && tokens.text.at(end - 3) == 'и';
            case 'у' -> before == 'л';
            case 'з' -> before == 'ы';
            default -> false;
        };
    }

    /** «Мамедов Эльдар Рашид оглы», «Али-кызы», «Сериков Болат Кайратулы». */
    private int maskWithParticle(int t, Findings findings) {
        int free = findings.free();
        int father = t;
        if (NameWords.PARTICLES.has(tokens, t)) {
            father = tokens.is(t - 1, '-') && tokens.isWord(t - 2) && t - 2 >= free ? t - 2 : parts.before(t, free);
        } else if (tokens.length(t) < 6 || !NameWords.GLUED_PARTICLES.has(tokens, t)) {
            return t;
        }
        int first = father < 0 ? -1 : parts.before(father, free);
        if (first < 0 || NameWords.NEIGHBOURS.has(tokens, first)) {
            return t;
        }
        boolean known = NameWords.FIRST_NAMES.has(tokens, first);
        boolean capitals = tokens.isCapitalised(father) && tokens.isCapitalised(first);
        if (tokens.wordStartsWith(t, "угл") && (!capitals || tokens.isShouted(father))
                || !known && !(capitals && (father != t || !parts.isSentenceStart(first) && !tokens.isShouted(t)))) {
            return t;
        }
        boolean telling = capitals && !tokens.isShouted(father);
        int before = parts.before(first, free);
        int after = parts.after(t);
        int from = first;
        int to = t + 1;
        if (before >= 0 && parts.isSurnameBefore(before, telling, first)) {
            from = parts.startOfCompound(before, free);
        } else if (after >= 0 && parts.isSurnameAfter(after, telling)) {
            to = parts.endOfCompound(after);
        }
        if (parts.isNamesake(from)) {
            return t;
        }
        findings.add(PersonalData.NAME, from, to);
        return to;
    }
}
