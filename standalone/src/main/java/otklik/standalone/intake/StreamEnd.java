package otklik.standalone.intake;

/** How one upload ended. */
sealed interface StreamEnd {

    /** The service has answered every line. */
    record Complete() implements StreamEnd {}

    /** The connection broke, or the service is away or overloaded: what is not confirmed is to be sent again. */
    record Cut(String why) implements StreamEnd {}

    /** The service does not want this upload, and will not want it the next time. */
    record Rejected(String why) implements StreamEnd {}
}
