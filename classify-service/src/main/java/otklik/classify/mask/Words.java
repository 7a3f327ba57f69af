package otklik.classify.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of words and of beginnings and endings of words, looked up without making a string. Written as {@code слово}, {@code начал*} and
 * {@code *ание}, in lower case, ё as е. A beginning or an ending stands for itself, too.
 */
final class Words {
    private final Table whole;
    private final Table beginnings;
    private final Table endings;

    private Words(List<String> whole, List<String> beginnings, List<String> endings) {
        this.whole = new Table(whole);
        this.beginnings = new Table(beginnings);
        this.endings = new Table(endings);
    }

    static Words of(String list) {
        List<String> whole = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        List<String> endings = new ArrayList<>();
        for (String word : list.strip().split("\\s+")) {
            if (word.startsWith("*")) {
                endings.add(new StringBuilder(word.substring(1)).reverse().toString());
            } else if (word.endsWith("*")) {
                beginnings.add(word.substring(0, word.length() - 1));
            } else {
                whole.add(word);
            }
        }
        return new Words(whole, beginnings, endings);
    }

    boolean has(Tokens tokens, int t) {
        return tokens.isWord(t) && has(tokens.text, tokens.start(t), tokens.end(t));
    }

    /** Does the text from {@code from} to before {@code to} belong to the set? */
    boolean has(ReadableText text, int from, int to) {
        return whole.hasAll(text, from, to)
                || beginnings.hasAny(text, from, to, 1)
                || endings.hasAny(text, to - 1, from - 1, -1);
    }

    /** Open addressing over the hash of the characters. */
    private static final class Table {
        private final String[] words;
        private int shortest = Integer.MAX_VALUE;
        private int longest;

        Table(List<String> list) {
            words = new String[Integer.highestOneBit(Math.max(2, list.size())) * 4];
            for (String word : list) {
                shortest = Math.min(shortest, word.length());
                longest = Math.max(longest, word.length());
                int i = slot(word.hashCode());
                while (words[i] != null && !words[i].equals(word)) {
                    i = i + 1 & words.length - 1;
                }
                words[i] = word;
            }
        }

        boolean hasAll(ReadableText text, int from, int to) {
            int length = to - from;
            if (length < shortest || length > longest) {
                return false;
            }
            int hash = 0;
            for (int i = from; i < to; i++) {
                hash = hash * 31 + text.at(i);
            }
            return find(hash, text, from, length, 1);
        }

        /** Does one of the words begin at {@code from} and end before {@code limit}, read in steps of {@code step}? */
        boolean hasAny(ReadableText text, int from, int limit, int step) {
            int most = Math.min(longest, (limit - from) * step);
            int hash = 0;
            for (int n = 1; n <= most; n++) {
                hash = hash * 31 + text.at(from + (n - 1) * step);
                if (n >= shortest && find(hash, text, from, n, step)) {
                    return true;
                }
            }
            return false;
        }

        private boolean find(int hash, ReadableText text, int from, int length, int step) {
            for (int i = slot(hash); words[i] != null; i = i + 1 & words.length - 1) {
                if (words[i].length() == length && equals(words[i], text, from, step)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean equals(String word, ReadableText text, int from, int step) {
            for (int i = 0; i < word.length(); i++) {
                if (word.charAt(i) != text.at(from + i * step)) {
                    return false;
                }
            }
            return true;
        }

        private int slot(int hash) {
            return (hash ^ hash >>> 15) & words.length - 1;
        }
    }
}
