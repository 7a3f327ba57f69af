package otklik.notify.delivery;

import java.time.Instant;
import java.util.Collection;

/**
 * Notices that no sender will ever take up.
 *
 * @param plannedBy those that were planned until then
 * @param reason more about it than {@code why} says
 */
public record Unserved(Collection<String> lanes, Instant plannedBy, DeadReason why, String reason) {}
