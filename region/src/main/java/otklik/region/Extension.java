package otklik.region;

/** What became of the wish to extend a deadline. */
public sealed interface Extension {
    /** The deadline has moved; the citizen is owed a notice of it (for appeals by law 59-FZ, article 12, part 2). */
    record Granted(Deadline.Running deadline) implements Extension {}

    record Refused(Why why) implements Extension {}

    /** Why a deadline stays where it is. */
    enum Why {
        /** The regime knows no extension. */
        NOT_ALLOWED,
        /** It has passed: an extension has to come in time. */
        OVERDUE,
        /** Asked for in another unit than the regime counts extensions in, or for none at all. */
        OTHER_UNIT,
        /** All extensions together would be longer than the regime allows. */
        TOO_LONG
    }
}
