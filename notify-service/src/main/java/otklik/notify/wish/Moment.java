package otklik.notify.wish;

import java.time.Instant;

/** When a notice is told. */
public sealed interface Moment {

    record Now() implements Moment {}

    /** By itself, once it is quiet no more. */
    record HeldUntil(Instant at) implements Moment {}

    /** As a line of the digest that is due then. */
    record InDigest(Instant at) implements Moment {}

    /** @param why a word for the metrics */
    record Never(String why) implements Moment {}
}
