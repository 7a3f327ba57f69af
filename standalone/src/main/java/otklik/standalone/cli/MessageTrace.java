package otklik.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import otklik.standalone.Words;

/** Where one message is: a line per stage with its time. */
final class MessageTrace {

    private record Stage(String at, String service, String what) {}

    private final AdminHttp http;

    MessageTrace(AdminHttp http) {
        this.http = http;
    }

    int show(String messageId) {
        var trace = http.get("/v1/traces/" + messageId);
        if (trace.status() == 404 || trace.status() == 400) {
            System.out.println(Words.of("status.no-message", messageId));
            return ExitCode.FAILURE;
        }
        if (!trace.isOk()) {
            throw new CommandFailed(ExitCode.FAILURE, trace.problem());
        }
        var body = trace.body();
        System.out.println(Words.of("trace.case", text(body, "reference"), text(body, "caseId"), text(body, "status")));
        var stages = new ArrayList<Stage>();
        body.path("stages")
                .forEach(stage -> stages.add(new Stage(
                        text(stage, "at"),
                        service(text(stage, "stage")),
                        Words.of("trace.stage", text(stage, "stage"), text(stage, "detail")))));
        deliveries(messageId, stages);
        stages.stream()
                .sorted(Comparator.comparing(Stage::at))
                .forEach(stage -> System.out.printf("  %-31s %-9s %s%n", stage.at(), stage.service(), stage.what()));
        return ExitCode.OK;
    }

    private void deliveries(String messageId, List<Stage> stages) {
        var answer = http.get("/v1/deliveries?message=" + messageId);
        if (!answer.isOk()) {
            stages.add(new Stage("", "notify", answer.problem()));
            return;
        }
        answer.body()
                .path("deliveries")
                .forEach(delivery -> stages.add(new Stage(
                        text(delivery, "at"),
                        "notify",
                        Words.of(
                                "trace.delivery",
                                text(delivery, "notice"),
                                text(delivery, "channel"),
                                text(delivery, "state"),
                                delivery.path("attempts").asInt(),
                                text(delivery, "reason")))));
    }

    private static String service(String stage) {
        return switch (stage) {
            case "received" -> "ingest";
            case "tagged" -> "classify";
            default -> "routing";
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
