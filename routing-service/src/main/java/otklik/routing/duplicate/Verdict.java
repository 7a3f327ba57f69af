package otklik.routing.duplicate;

/** Whether two messages are about one problem. */
sealed interface Verdict {

    /** So surely that nobody has to look. */
    record Same(double likeness) implements Verdict {}

    /**
     * A person has to say.
     *
     * @param why {@code place}, {@code details}, {@code words}, {@code category} or {@code emergency}: what they do not agree in, or what
     *     keeps them from joining by themselves
     */
    record Perhaps(double likeness, String why) implements Verdict {}

    record Other() implements Verdict {}

    Verdict OTHER = new Other();
}
