package otklik.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/** A place in a queue: what is after it is due later, or at once and has a greater id. */
record Position(Instant dueAt, UUID noticeId) {}
