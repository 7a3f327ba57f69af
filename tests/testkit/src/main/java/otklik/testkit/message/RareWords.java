package otklik.testkit.message;

import java.util.SplittableRandom;

/**
 * Invented words that few messages share, as names, places and things are in real ones: by Zipf's law the n-th is n times rarer than
 * the first. Without them a few hundred words make all messages alike, which duplicates and an index of words feel.
 */
final class RareWords {
    /** With so many, the distinct words of 21,790 messages are as many as in as many real ones. */
    private static final double VOCABULARY = 250_000;

    private static final String[] ONSETS = {
        "б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ч", "ш", "ст", "тр", "кр",
        "гр", "бр"
    };
    private static final String[] NUCLEI = {"а", "е", "и", "о", "у", "я", "ю", "ы"};
    private static final String[] ENDINGS = {"ка", "ов", "ин", "ая", "ом", "ск", "ни", "ец", "ость", "ами", "ый", "ет"};

    private RareWords() {}

    static String word(SplittableRandom random) {
        return of((long) Math.pow(VOCABULARY, random.nextDouble()));
    }

    private static String of(long rank) {
        SplittableRandom letters = new SplittableRandom(rank);
        StringBuilder word = new StringBuilder();
        for (int syllables = 2 + letters.nextInt(2); syllables > 0; syllables--) {
            word.append(ONSETS[letters.nextInt(ONSETS.length)]).append(NUCLEI[letters.nextInt(NUCLEI.length)]);
        }
        return word.append(ENDINGS[letters.nextInt(ENDINGS.length)]).toString();
    }
}
