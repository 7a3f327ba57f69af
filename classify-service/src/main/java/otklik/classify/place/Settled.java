package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/**
 * A settlement that a text may mean.
 *
 * @param known what the gazetteer knows of it
 * @param from index of its first word, the type included
 * @param end index behind its last word
 * @param score how likely it is where the message is about; of two alike the first counts
 */
record Settled(String name, SettlementIndex.@Nullable Named known, int from, int end, int score) {}
