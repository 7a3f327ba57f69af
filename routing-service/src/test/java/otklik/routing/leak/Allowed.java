package otklik.routing.leak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may do what with a case that he sees: domain.md §2, as one table. */
final class Allowed {
    static final List<String> CENTRE = List.of("admin", "governor", "auditor", "analyst", "moderator", "coordinator");
    static final List<String> AGENCY = List.of("executor", "approver");

    private static final Set<String> READERS = union(CENTRE, AGENCY);
    private static final Set<String> WRITERS = Set.of("executor", "approver", "moderator", "coordinator", "admin");
    private static final Map<String, Set<String>> TABLE = table();

    private Allowed() {}

    private static Map<String, Set<String>> table() {
        String one = "/v1/cases/{reference}";
        Map<String, Set<String>> table = new HashMap<>();
        table.put("GET /v1/cases", READERS);
        table.put("GET " + one, READERS);
        table.put("GET " + one + "/original", Set.of("executor"));
        table.put("POST " + one + "/acceptance", Set.of("executor"));
        table.put("POST " + one + "/return", Set.of("executor"));
        table.put("POST " + one + "/resolution", Set.of("executor", "admin"));
        table.put("POST " + one + "/approval", Set.of("approver", "admin"));
        table.put("POST " + one + "/assignment", Set.of("coordinator", "admin"));
        table.put("PUT " + one + "/category", Set.of("coordinator", "admin"));
        table.put("POST " + one + "/rejection", Set.of("moderator", "coordinator", "admin"));
        table.put("POST " + one + "/reopening", Set.of("moderator", "coordinator", "admin"));
        table.put("POST " + one + "/closing", Set.of("moderator", "coordinator", "admin"));
        table.put("POST " + one + "/promotion", Set.of("moderator", "coordinator", "admin"));
        table.put("POST " + one + "/pause", Set.of("executor", "coordinator", "admin"));
        table.put("POST " + one + "/resumption", Set.of("executor", "coordinator", "admin"));
        table.put("POST " + one + "/extension", Set.of("executor", "coordinator", "admin"));
        table.put("POST " + one + "/acknowledgement", Set.of("executor", "coordinator", "admin"));
        table.put("PUT " + one + "/kind", Set.of("coordinator", "admin"));
        table.put("GET /v1/thanks", READERS);
        table.put("GET /v1/thanks/counts", READERS);
        table.put("POST " + one + "/comments", WRITERS);
        table.put("POST " + one + "/transfer", Set.of("executor"));
        table.put("POST " + one + "/split", Set.of("coordinator", "admin"));
        table.put("GET " + one + "/attachments/{attachment}", READERS);
        table.put("GET " + one + "/additions", READERS);
        table.put("GET " + one + "/additions/{messageId}/original", Set.of("executor"));
        table.put("GET " + one + "/ratings", READERS);
        table.put("GET " + one + "/ratings/comment", Set.of("executor"));
        table.put("POST " + one + "/joining", Set.of("executor", "coordinator", "admin"));
        table.put("POST " + one + "/separation", Set.of("executor", "coordinator", "admin"));
        table.put("GET " + one + "/proposals", READERS);
        table.put("DELETE " + one + "/proposals/{other}", Set.of("executor", "coordinator", "admin"));
        table.put("POST /v1/citizens/erasures", Set.of("admin"));
        table.put("GET /v1/citizens/erasures", Set.of("admin", "auditor"));
        table.put("PUT /v1/bulk/{id}", READERS);
        table.put("GET /v1/bulk/{id}", READERS);
        table.put("POST /v1/bulk/{id}/undo", READERS);
        table.put("GET /v1/answer-templates", WRITERS);
        table.put("PUT /v1/answer-templates/{code}", WRITERS);
        table.put("DELETE /v1/answer-templates/{code}", WRITERS);
        table.put("GET /v1/traces/{messageId}", Set.of("admin", "auditor"));
        table.put("GET /v1/intakes/{batch}", Set.of("admin"));
        table.put("GET /v1/routing-history", Set.of("admin"));
        return table;
    }

    /** Null where the table has no line for it. */
    static @Nullable Set<String> roles(Endpoint endpoint) {
        return TABLE.get(endpoint.toString());
    }

    static Set<String> endpoints() {
        return TABLE.keySet();
    }

    private static Set<String> union(List<String> some, List<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
