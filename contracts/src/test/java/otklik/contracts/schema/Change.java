package otklik.contracts.schema;

/**
 * One difference between two schemas of a type.
 *
 * @param breaking true when a reader or a record of today does not fit tomorrow
 * @param at the field, {@code snapshot.origin.contactId}; lists as {@code guesses[]}, maps as {@code masked{}}
 */
record Change(boolean breaking, String at, String what) {

    static Change breaking(String at, String what) {
        return new Change(true, at, what);
    }

    static Change additive(String at, String what) {
        return new Change(false, at, what);
    }

    @Override
    public String toString() {
        return at + ": " + what;
    }
}
