package otklik.routing.queue;

/** In which order cases come, each a total one, so that pages neither repeat nor lose a case. */
enum Order {
    /** Emergencies, then by deadline with none last, then by number: what {@code cases_queue_…} are indexes of. */
    URGENT("(c.emergency is null)::int, coalesce(c.deadline, 'infinity'::timestamptz), c.number"),
    /** For what nobody waits for: the past, and what was searched. */
    NEWEST("c.number desc");

    private final String sql;

    Order(String sql) {
        this.sql = sql;
    }

    String sql() {
        return " order by " + sql;
    }
}
