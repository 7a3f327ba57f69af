package otklik.routing.leak;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.routing.fixture.OpenedCases.Opened;
import otklik.routing.fixture.Tagged;
import otklik.testkit.resource.TestToken;

/**
 * What is put where an endpoint asks for something, about one case. What is not known here makes the test red: say what the name means,
 * and the endpoint is tested.
 *
 * @param operation id of an operation with many cases, of which this is one
 */
record Filling(Tagged message, Opened opened, String operation) {
    static final String CAMPAIGN = "leak-campaign";
    private static final Map<String, Object> FIELDS = fields();

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("agency", "minstroy");
        fields.put("category", "health");
        fields.put("kind", "suggestion");
        fields.put("leaf", null);
        fields.put("reason", "no-facts");
        fields.put("question", "Где это?");
        fields.put("hint", "minsport");
        fields.put("text", "Сделано");
        fields.put("approved", true);
        fields.put("by", "10d");
        fields.put("regime", "appeal");
        fields.put("step", "closing");
        fields.put("template", null);
        fields.put("values", null);
        // Instead of cases: CampaignTest.
        fields.put("campaign", null);
        fields.put("title", "Заголовок");
        fields.put("rating", 2);
        fields.put("helped", false);
        fields.put("comment", "Не сделано");
        fields.put("confirm", true);
        fields.put("linked", true);
        fields.put("parts", List.of(Map.of("category", "health")));
        return fields;
    }

    String path(String name) {
        return switch (name) {
            case "reference", "other" -> opened.reference();
            case "messageId" -> message.messageId();
            case "batch" -> String.valueOf(message.batch());
            case "id" -> operation;
            case "attachment" -> "7d0f2c4e-1b3a-8958-8c6d-5e4f3a2b1c0d";
            case "code" -> "leak" + message.batch();
            default -> throw unknown("path parameter", name);
        };
    }

    /** As the case's own citizen or agency would send it, but for the PIN. */
    Map<String, String> headers(Endpoint endpoint) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : endpoint.headers()) {
            switch (name) {
                case "traceparent", "Accept-Language" -> {}
                case "If-Match" -> headers.put(name, "\"1\"");
                case "X-Pin" -> headers.put(name, opened.wrongPin());
                default -> throw unknown("header", name);
            }
        }
        return headers;
    }

    Map<String, Object> body(Class<?> type) {
        if (!type.isRecord()) {
            throw unknown("body", type.getName());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (name.equals("cases")) {
                body.put(name, List.of(Map.of("reference", opened.reference())));
                continue;
            }
            if (name.equals("lead") || name.equals("reference")) {
                body.put(name, opened.reference());
                continue;
            }
            if (!FIELDS.containsKey(name)) {
                throw unknown("field of " + type.getSimpleName(), name);
            }
            if (FIELDS.get(name) != null) {
                body.put(name, FIELDS.get(name));
            }
        }
        return body;
    }

    /** Each of the filters of the list, set so that the case would be found, and some together. */
    List<Map<String, String>> filters(Endpoint endpoint) {
        if (endpoint.queryParameters().equals(List.of("case"))) {
            return List.of(Map.of(), Map.of("case", opened.reference()));
        }
        if (endpoint.path().startsWith("/v1/thanks")) {
            return List.of(Map.of(), Map.of("agency", opened.executor()), Map.of("municipality", "orenburg"));
        }
        if (endpoint.queryParameters().equals(List.of("since", "words"))) {
            return List.of(Map.of(), Map.of("since", "2020-01-01T00:00:00Z", "words", "true"));
        }
        if (!endpoint.queryParameters().isEmpty()) {
            throw unknown(
                    "query parameters of " + endpoint,
                    endpoint.queryParameters().toString());
        }
        if (!endpoint.path().equals("/v1/cases")) {
            throw unknown("filters", endpoint.toString());
        }
        String all = "triage,assigned,accepted,answered,approved,closed,rejected";
        return List.of(
                Map.of(),
                Map.of("status", all),
                Map.of("status", all, "category", opened.event().snapshot().category()),
                Map.of("status", all, "leaf", "potholes"),
                Map.of("status", all, "kind", "complaint"),
                Map.of("status", all, "municipality", "orenburg"),
                Map.of("status", all, "regime", opened.event().snapshot().regime()),
                Map.of("executor", opened.executor()),
                Map.of("curator", String.valueOf(opened.event().snapshot().curator())),
                Map.of("executor", opened.executor(), "status", "assigned"),
                Map.of("campaign", CAMPAIGN, "status", all),
                Map.of("emergency", "true"),
                Map.of("overdue", "true"),
                Map.of("openedFrom", "2020-01-01T00:00:00Z", "status", all),
                Map.of("openedTo", "2099-01-01T00:00:00Z", "status", all),
                Map.of("deadlineTo", "2099-01-01T00:00:00Z", "status", all),
                Map.of("q", opened.reference()),
                Map.of("q", opened.reference(), "status", "assigned"),
                Map.of("q", "яма"),
                Map.of("q", message.externalId()),
                Map.of("after", "bjk5OTk5OTk5OQ", "status", all));
    }

    /** Asks the endpoint about the case, with that token or with none. */
    Response ask(Endpoint endpoint, @Nullable String token, Map<String, String> filters) {
        RequestSpecification request = given().headers(headers(endpoint)).queryParams(filters);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (String name : endpoint.pathParameters()) {
            request.pathParam(name, path(name));
        }
        if (endpoint.body() != null) {
            request.contentType("application/json").body(body(endpoint.body()));
        }
        return request.request(endpoint.method(), endpoint.path());
    }

    /** Nobody has done anything with it. */
    void demandUnchanged() {
        given().header("Authorization", "Bearer " + TestToken.of("admin"))
                .get("/v1/cases/" + opened().reference())
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("timeline.size()", equalTo(1));
    }

    /** The same case in an operation of its own. */
    Filling anew() {
        return new Filling(message, opened, UUID.randomUUID().toString());
    }

    /** What nobody may hear of who does not see the case. */
    List<String> secrets() {
        return List.of(
                opened.reference(), opened.event().snapshot().caseId(), message.messageId(), message.externalId());
    }

    private static AssertionError unknown(String what, String name) {
        return new AssertionError("the generator does not know the " + what + " '" + name
                + "': say in Filling what it is for a foreign case, so that the endpoint is tested");
    }
}
