package otklik.classify.place;

/** What a street can be, with the gender that an adjective takes beside it. */
enum StreetType {
    STREET("улица", Gender.FEMININE),
    AVENUE("проспект", Gender.MASCULINE),
    LANE("переулок", Gender.MASCULINE),
    BOULEVARD("бульвар", Gender.MASCULINE),
    HIGHWAY("шоссе", Gender.NEUTER),
    SQUARE("площадь", Gender.FEMININE),
    EMBANKMENT("набережная", Gender.FEMININE),
    DEAD_END("тупик", Gender.MASCULINE),
    DRIVE("проезд", Gender.MASCULINE),
    ALLEY("аллея", Gender.FEMININE),
    TRACT("тракт", Gender.MASCULINE),
    DESCENT("спуск", Gender.MASCULINE),
    MICRODISTRICT("микрорайон", Gender.MASCULINE),
    QUARTER("квартал", Gender.MASCULINE),
    GARDENS("СНТ", Gender.NEUTER);

    private final String word;
    private final Gender gender;

    StreetType(String word, Gender gender) {
        this.word = word;
        this.gender = gender;
    }

    String word() {
        return word;
    }

    Gender gender() {
        return gender;
    }

    /** An area of many houses, which counts as a street only where no street is named. */
    boolean isArea() {
        return this == MICRODISTRICT || this == QUARTER || this == GARDENS;
    }
}
