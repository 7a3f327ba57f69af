package otklik.classify.kind;

import java.util.Arrays;
import otklik.classify.category.FeatureReader;
import otklik.classify.category.LightStem;
import otklik.classify.words.Lexicon;
import otklik.classify.words.WordLists;
import otklik.classify.words.Words;

/**
 * Reads a masked text into hashed features of four blocks: stems, pairs of stems, beginnings and ends of words, and what the cues of {@code
 * cues.txt} say: which are there, how often, in the first, the last or an asking sentence, with which others. Whole letters of a word, as
 * the model of categories reads them, are no better here and cost three times as much. Keeps buffers: one thread at a time.
 */
public final class KindFeatures {
    /** The version of how text becomes features; it changes with {@code cues.txt}, too. */
    public static final int VERSION = 1;

    /** The block of the cues, the last one. */
    public static final int CUES = 3;

    private static final int STEMS = 0;
    private static final int PAIRS = 1;
    private static final int AFFIXES = 2;
    private static final int SHORTEST_AFFIX = 3;
    private static final int LONGEST_AFFIX = 5;
    private static final int PRIME = 0x01000193;

    /** How many blocks there are. */
    public static final int BLOCKS = CUES + 1;

    private static final Lexicon LEXICON =
            new Lexicon(WordLists.parse(WordLists.lines(KindFeatures.class, "cues.txt")));
    private static final int LISTS = LEXICON.names().size();

    private static final int PRESENT = 1;
    private static final int OFTEN = 2;
    private static final int IN_FIRST = 3;
    private static final int IN_LAST = 4;
    private static final int ASKED = 5;
    private static final int ABSENT_ELSEWHERE = 6;
    private static final int TOGETHER = 7;
    private static final int OPENS = 8;
    private static final int SHAPE = 9;
    private static final int ENDS = 10;

    /** Cues are sure of themselves; with more they overrule the words (tried 0.3 to 1). */
    private static final double CUE_SHARE = 0.5;

    private final Lexicon.Hits hits = new Lexicon.Hits();
    private final int[] counts = new int[LISTS];
    private final int[] firsts = new int[LISTS];
    private final int[] lasts = new int[LISTS];
    private final boolean[] asked = new boolean[LISTS];

    /** The value of each of {@code known} features of a block that a text has: shorter where they are many, so that no block drowns another. */
    public static float value(int block, int known) {
        double root = Math.sqrt(known);
        return (float) (block == CUES ? CUE_SHARE / Math.sqrt(root) : 1 / root);
    }

    /** Gives every feature of a masked text's words to {@code sink}; those of the cues at most once each. */
    public void read(Words words, FeatureReader.Sink sink) {
        readWords(words, sink);
        readCues(words, sink);
    }

    private static void readWords(Words words, FeatureReader.Sink sink) {
        char[] letters = words.letters();
        int previous = 0;
        for (int word = 0; word < words.size(); word++) {
            int from = words.start(word);
            int end = words.end(word);
            int stem = hash(letters, from, from + LightStem.stem(letters, from, end - from), 0x811C9DC5);
            sink.accept(STEMS, mix(stem));
            if (previous != 0) {
                sink.accept(PAIRS, mix(Integer.rotateLeft(previous * 0xCC9E2D51, 13) ^ stem));
            }
            previous = stem;
            readAffixes(letters, from, end, sink);
        }
    }

    private static void readAffixes(char[] letters, int from, int end, FeatureReader.Sink sink) {
        int longest = Math.min(LONGEST_AFFIX, end - from - 1);
        if (longest < SHORTEST_AFFIX) {
            return;
        }
        int start = hash(letters, from, from + SHORTEST_AFFIX - 1, 0x2545F491);
        int tail = hash(letters, end - SHORTEST_AFFIX + 1, end, 0x5851F42D);
        for (int length = SHORTEST_AFFIX; length <= longest; length++) {
            start = (start ^ letters[from + length - 1]) * PRIME;
            sink.accept(AFFIXES, mix(start));
            tail = (tail ^ letters[end - length]) * PRIME;
            sink.accept(AFFIXES, mix(tail));
        }
    }

    private static int hash(char[] letters, int from, int to, int basis) {
        int h = basis;
        for (int i = from; i < to; i++) {
            h = (h ^ letters[i]) * PRIME;
        }
        return h;
    }

    private static int mix(int hash) {
        int h = (hash ^ hash >>> 16) * 0x85EBCA6B;
        return h ^ h >>> 15;
    }

    private void readCues(Words words, FeatureReader.Sink sink) {
        LEXICON.find(words, hits);
        Arrays.fill(counts, 0);
        Arrays.fill(asked, false);
        for (int i = 0; i < hits.size(); i++) {
            int list = hits.list(i);
            int sentence = words.sentenceOf(hits.word(i));
            if (counts[list]++ == 0) {
                firsts[list] = sentence;
            }
            lasts[list] = sentence;
            asked[list] |= words.markOf(sentence) == '?';
        }
        int last = words.sentences() - 1;
        for (int list = 0; list < LISTS; list++) {
            if (counts[list] == 0) {
                continue;
            }
            cue(sink, PRESENT, list, 0);
            if (counts[list] > 1) {
                cue(sink, OFTEN, list, Math.min(3, counts[list]));
            }
            if (firsts[list] == 0) {
                cue(sink, IN_FIRST, list, 0);
            }
            if (lasts[list] == last) {
                cue(sink, IN_LAST, list, 0);
                if (firsts[list] == last && last > 0) {
                    cue(sink, ABSENT_ELSEWHERE, list, 0);
                }
            }
            if (asked[list]) {
                cue(sink, ASKED, list, 0);
            }
            for (int other = 0; other < list; other++) {
                if (counts[other] > 0) {
                    cue(sink, TOGETHER, list, other);
                }
            }
        }
        readShape(words, last, sink);
    }

    private void readShape(Words words, int last, FeatureReader.Sink sink) {
        int questions = 0;
        int cries = 0;
        for (int sentence = 0; sentence <= last; sentence++) {
            questions += words.markOf(sentence) == '?' ? 1 : 0;
            cries += words.markOf(sentence) == '!' ? 1 : 0;
        }
        cue(sink, SHAPE, 0, 0);
        cue(sink, SHAPE, 1, 32 - Integer.numberOfLeadingZeros(words.size()));
        cue(sink, SHAPE, 2, Math.min(8, last));
        cue(sink, SHAPE, 3, Math.min(3, questions));
        cue(sink, SHAPE, 4, Math.min(3, cries));
        cue(sink, SHAPE, 5, 32 - Integer.numberOfLeadingZeros(words.length()));
        if (last >= 0) {
            cue(sink, ENDS, words.markOf(last), 0);
            cue(sink, OPENS, words.markOf(0), 0);
            if (questions == last + 1) {
                cue(sink, SHAPE, 6, 0);
            }
        }
        for (int i = 0; i < hits.size() && hits.word(i) == 0; i++) {
            cue(sink, OPENS, 1000 + hits.list(i), 0);
        }
    }

    private static void cue(FeatureReader.Sink sink, int what, int first, int second) {
        int h = (what * 0x9E3779B1 ^ first) * 0x85EBCA6B ^ second;
        h = (h ^ h >>> 15) * 0xC2B2AE35;
        sink.accept(CUES, h ^ h >>> 13);
    }
}
