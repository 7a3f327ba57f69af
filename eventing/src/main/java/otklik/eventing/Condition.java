package otklik.eventing;

/**
 * How one loop is, for health checks.
 *
 * @param name which loop: {@code routing: messages.tagged}
 * @param ready false while it cannot work: starting, broker or database away, a partition stopped
 * @param detail what it does, or why it cannot and what to do
 */
public record Condition(String name, boolean ready, String detail) {}
