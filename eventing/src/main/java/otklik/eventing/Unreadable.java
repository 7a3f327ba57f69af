package otklik.eventing;

/** A record that cannot be read. The message may be logged: it quotes nothing of the content. */
final class Unreadable extends Exception {
    enum Fault {
        UNKNOWN_TYPE,
        MALFORMED
    }

    final transient Fault fault;

    Unreadable(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }
}
