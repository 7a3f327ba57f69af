package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/**
 * A street that a text may mean.
 *
 * @param from index of its first word, the type included
 * @param end index behind its last word, the house included
 * @param score how likely it is what the message is about; of two alike the first counts
 */
record Street(
        String name, @Nullable StreetType type, @Nullable String house, int from, int end, int score) {
    Street with(@Nullable String number, int behind, int better) {
        return new Street(name, type, number, from, behind, score + better);
    }

    Street scored(int changed) {
        return new Street(name, type, house, from, end, changed);
    }

    boolean sameStreet(Street other) {
        return Nominative.fold(name).equals(Nominative.fold(other.name));
    }
}
