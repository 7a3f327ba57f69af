package otklik.classify.emergency;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import otklik.classify.words.Lexicon;
import otklik.classify.words.WordLists;
import otklik.classify.words.Words;

/**
 * Finds messages about an emergency that goes on now, by the patterns of {@code patterns.txt}. The time is linear in the length of the
 * text: one pass looks for the patterns' rarest words and ends it for most texts, a second one finds the words of all patterns, and only
 * patterns whose words are all there are looked at. Keeps buffers: one thread at a time.
 */
public final class EmergencyWatch {
    /** So many words around a match are searched for what speaks against it. */
    private static final int NEAR = 12;

    private static final Lexicon LEXICON;

    /** The lists of the patterns' first groups alone: without one of their words no pattern can fire. */
    private static final Lexicon ANCHORS;

    private static final List<Pattern> PATTERNS;

    static {
        List<String> lines = WordLists.lines(EmergencyWatch.class, "patterns.txt");
        Predicate<String> isPattern = line -> line.startsWith("pattern ");
        Map<String, List<String>> lists =
                WordLists.parse(lines.stream().filter(isPattern.negate()).toList());
        LEXICON = new Lexicon(lists);
        PATTERNS = lines.stream()
                .filter(isPattern)
                .map(line -> Pattern.parse(line, LEXICON.names()))
                .toList();
        Map<String, List<String>> anchors = new LinkedHashMap<>();
        for (Pattern pattern : PATTERNS) {
            for (int list : pattern.needs()[0]) {
                String name = LEXICON.names().get(list);
                anchors.put(name, lists.getOrDefault(name, List.of()));
            }
        }
        ANCHORS = new Lexicon(anchors);
    }

    private final Words own = new Words();
    private Words words = own;
    private final Lexicon.Hits hits = new Lexicon.Hits();
    private final boolean[] told = new boolean[LEXICON.names().size()];
    private final boolean[] present = new boolean[LEXICON.names().size()];
    private boolean[] negated = new boolean[64];
    private int matchStart;
    private int matchEnd;

    /** The emergency that a masked text tells of, by the first pattern that fires; null where there is none. */
    public @Nullable Emergency find(String maskedText) {
        own.read(maskedText);
        return find(own);
    }

    /** The same for words that were read from the masked text already. */
    public @Nullable Emergency find(Words maskedWords) {
        words = maskedWords;
        ANCHORS.find(words, hits);
        if (hits.size() == 0) {
            return null;
        }
        LEXICON.find(words, hits);
        weigh();
        for (Pattern pattern : PATTERNS) {
            if (isPossible(pattern) && fires(pattern)) {
                return pattern.emergency();
            }
        }
        return null;
    }

    /** Notes which lists are there at all, and which of their words no «не» or «нет» takes back. */
    private void weigh() {
        Arrays.fill(told, false);
        Arrays.fill(present, false);
        if (negated.length < hits.size()) {
            negated = new boolean[hits.size() * 2];
        }
        for (int i = 0; i < hits.size(); i++) {
            negated[i] = isNegated(hits.start(i), hits.word(i));
            present[hits.list(i)] = true;
            told[hits.list(i)] |= !negated[i];
        }
    }

    private boolean isNegated(int start, int end) {
        int before = start - 1;
        if (before >= 0
                && words.sentenceOf(before) == words.sentenceOf(start)
                && (words.is(before, "не")
                        || words.is(before, "ни")
                        || words.is(before, "без")
                        || words.is(before, "нет"))) {
            return true;
        }
        int after = end + 1;
        return after < words.size() && words.sentenceOf(after) == words.sentenceOf(end) && words.is(after, "нет");
    }

    private boolean isPossible(Pattern pattern) {
        if (pattern.brief() && words.size() > Pattern.BRIEF) {
            return false;
        }
        for (int[] group : pattern.needs()) {
            boolean any = false;
            for (int list : group) {
                any |= told[list];
            }
            if (!any) {
                return false;
            }
        }
        for (int list : pattern.nowhere()) {
            if (present[list]) {
                return false;
            }
        }
        return true;
    }

    /** Goes over the hits and keeps for each group where it was seen last; where all were seen within the window, it is a match. */
    private boolean fires(Pattern pattern) {
        int groups = pattern.needs().length;
        int[] starts = new int[groups];
        int[] ends = new int[groups];
        Arrays.fill(starts, -1);
        for (int i = 0; i < hits.size(); i++) {
            if (negated[i]) {
                continue;
            }
            for (int g = 0; g < groups; g++) {
                if (contains(pattern.needs()[g], hits.list(i))) {
                    starts[g] = hits.start(i);
                    ends[g] = hits.word(i);
                    if (isMatch(pattern, starts, ends) && !isTakenBack(pattern)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isMatch(Pattern pattern, int[] starts, int[] ends) {
        matchStart = Integer.MAX_VALUE;
        matchEnd = -1;
        for (int g = 0; g < starts.length; g++) {
            if (starts[g] < 0) {
                return false;
            }
            matchStart = Math.min(matchStart, starts[g]);
            matchEnd = Math.max(matchEnd, ends[g]);
        }
        return matchEnd - matchStart < pattern.window()
                && (pattern.across() || words.sentenceOf(matchStart) == words.sentenceOf(matchEnd));
    }

    private boolean isTakenBack(Pattern pattern) {
        int from = Math.max(words.firstWord(words.sentenceOf(matchStart)), matchStart - NEAR);
        int to = Math.min(words.endOf(words.sentenceOf(matchEnd)), matchEnd + 1 + NEAR);
        for (int i = 0; i < hits.size(); i++) {
            if (!negated[i]
                    && hits.start(i) >= from
                    && hits.word(i) < to
                    && (contains(pattern.unless(), hits.list(i))
                            || hits.start(i) <= matchEnd && contains(pattern.before(), hits.list(i)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(int[] lists, int list) {
        for (int one : lists) {
            if (one == list) {
                return true;
            }
        }
        return false;
    }
}
