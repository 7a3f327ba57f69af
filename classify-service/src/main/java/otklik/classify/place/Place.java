package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/**
 * Where a message is about, as far as it says so; names are in the nominative and without the words for their type.
 *
 * @param municipality code of the region pack
 * @param settlement town or village, such as «Орск»
 * @param street such as «Чкалова» (a name that is a person's keeps its genitive), «Автодромная», «40 лет Октября», «1-й
 *     Садовый»; a micro-district or garden association where no street is named
 * @param streetType what the street is, such as «улица», «проспект»; null where the text does not say
 * @param house small letters, no spaces: «12», «12а», «12/1», «12к2», «8с1»
 * @param crossing the second of two streets that meet
 */
public record Place(
        @Nullable String municipality,
        @Nullable String settlement,
        @Nullable String street,
        @Nullable String streetType,
        @Nullable String house,
        @Nullable String crossing) {
    /** Nothing known. */
    public static final Place NOWHERE = new Place(null, null, null, null, null, null);
}
