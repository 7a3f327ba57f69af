package otklik.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import otklik.standalone.Words;

/** The imports that the running system's region pack has. */
final class Presets {

    private Presets() {}

    /** Code of the connector whose messages they are. */
    static String connectorOf(String preset, AdminHttp http) {
        var answer = http.get("/v1/imports");
        if (!answer.isOk()) {
            throw new CommandFailed(ExitCode.FAILURE, Words.of("import.given-up", answer.problem()));
        }
        for (JsonNode known : answer.body()) {
            if (known.path("code").asText().equals(preset)) {
                return known.path("connector").asText();
            }
        }
        var codes = StreamSupport.stream(answer.body().spliterator(), false)
                .map(known -> known.path("code").asText())
                .collect(Collectors.joining(", "));
        throw new CommandFailed(ExitCode.USAGE, Words.of("import.no-preset", preset, codes));
    }
}
