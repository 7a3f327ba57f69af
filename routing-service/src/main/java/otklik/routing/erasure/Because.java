package otklik.routing.erasure;

/** Why words are erased; the codes are public. */
public enum Because {
    /** He asked for it himself. */
    CITIZEN("citizen"),
    /** He asked on paper. */
    STAFF("staff"),
    /** The region keeps them no longer. */
    RETENTION("retention");

    private final String code;

    Because(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
