package otklik.routing.queue;

/** In which order cases come, each a total one, so that pages neither repeat nor lose a case. */
enum Order {
    /** Emergencies, then by deadline with none last, then by number: what {@code cases_queue_…} are indexes of. */
    URGENT(Order.URGENT_KEYS),
    /** For what nobody waits for: the past, and what was searched. */
    NEWEST("c.number desc");

    /** In words of which PostgreSQL knows that they keep secrets, so that row-level security lets them use an index. */
    static final String URGENT_KEYS = "case when c.emergency is null then 1 else 0 end,"
            + " case when c.deadline is null then 'infinity'::timestamptz else c.deadline end, c.number";

    private final String sql;

    Order(String sql) {
        this.sql = sql;
    }

    String sql() {
        return " order by " + sql;
    }
}
