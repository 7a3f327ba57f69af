package otklik.notify.delivery;

import java.util.List;

/** What a look saw, in the queue's order. */
record Seen(Look look, List<Candidate> candidates) {}
