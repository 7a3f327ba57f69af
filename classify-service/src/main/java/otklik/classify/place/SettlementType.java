package otklik.classify.place;

/** What a settlement can be called, with the gender that an adjective takes beside it. */
enum SettlementType {
    CITY(Gender.MASCULINE),
    VILLAGE(Gender.NEUTER),
    POSYOLOK(Gender.MASCULINE),
    HAMLET(Gender.FEMININE),
    KHUTOR(Gender.MASCULINE),
    STATION(Gender.FEMININE),
    AUL(Gender.MASCULINE);

    private final Gender gender;

    SettlementType(Gender gender) {
        this.gender = gender;
    }

    Gender gender() {
        return gender;
    }
}
