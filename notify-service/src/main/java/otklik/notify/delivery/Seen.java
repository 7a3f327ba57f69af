package otklik.notify.delivery;

import java.time.Instant;
import java.util.List;

/**
 * What a look saw.
 *
 * @param candidates what is due, in the queue's order
 * @param next when there is something due again, at the earliest
 */
record Seen(Look look, List<Candidate> candidates, Instant next) {}
