package otklik.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import otklik.standalone.Words;

/** Where one message is: a line per stage with its time. */
final class MessageTrace {

    private final AdminHttp http;

    MessageTrace(AdminHttp http) {
        this.http = http;
    }

    int show(String messageId) {
        var trace = http.get("/v1/traces/" + messageId);
        if (trace.status() == 404) {
            System.out.println(Words.of("status.no-message", messageId));
            return ExitCode.FAILURE;
        }
        if (!trace.isOk()) {
            throw new CommandFailed(ExitCode.FAILURE, trace.problem());
        }
        var stages = trace.body().path("stages");
        if (stages.isArray()) {
            stages.forEach(stage -> line(stage.path("at"), stage.path("stage"), stage.path("detail")));
        } else {
            trace.body()
                    .properties()
                    .forEach(field -> System.out.printf("  %-24s %s%n", field.getKey(), text(field.getValue())));
        }
        var deliveries = http.get("/v1/deliveries?message=" + messageId);
        if (deliveries.isOk()) {
            var list = deliveries.body().isArray()
                    ? deliveries.body()
                    : deliveries.body().path("deliveries");
            list.forEach(delivery -> System.out.printf(
                    "  %-28s %-10s %s%n",
                    text(delivery.path("sentAt").isMissingNode() ? delivery.path("at") : delivery.path("sentAt")),
                    "notify",
                    delivery));
        }
        return ExitCode.OK;
    }

    private static void line(JsonNode at, JsonNode stage, JsonNode detail) {
        System.out.printf("  %-28s %-12s %s%n", text(at), text(stage), text(detail));
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.isMissingNode() ? "" : node.toString();
    }
}
