package otklik.region;

/** The form of a municipality under the law on local government (131-ФЗ). */
public enum MunicipalityKind {
    /** Городской округ. */
    URBAN_DISTRICT("urban-district"),
    /** Муниципальный район. */
    DISTRICT("district"),
    /** Муниципальный округ. */
    MUNICIPAL_OKRUG("municipal-okrug");

    private final String code;

    MunicipalityKind(String code) {
        this.code = code;
    }

    /** The word for it in the pack. */
    public String code() {
        return code;
    }
}
