package otklik.region;

/** What sort of body an agency is. */
public enum AgencyKind {
    /** An executive body of the region: a ministry, or a department or committee of its rank. */
    MINISTRY("ministry"),
    /** A body that supervises others. */
    INSPECTION("inspection"),
    /** A company that holds a public duty, such as the regional waste operator. */
    OPERATOR("operator"),
    /** The administration of one municipality. */
    MUNICIPALITY("municipality");

    private final String code;

    AgencyKind(String code) {
        this.code = code;
    }

    /** The word for it in the pack. */
    public String code() {
        return code;
    }
}
