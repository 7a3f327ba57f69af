package otklik.standalone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import otklik.standalone.Words;
import otklik.standalone.keys.SecretFile;
import otklik.standalone.launch.Installation;

/** The API key of a connector that this program itself sends with; kept among the installation's keys. */
final class ConnectorKey {

    private final String connector;
    private final Path file;

    ConnectorKey(Installation installation, String connector) {
        this.connector = connector;
        this.file = installation.keys().resolve("connector-" + connector + ".key");
    }

    Path file() {
        return file;
    }

    /** The key, asked of the running system the first time. */
    String readOrRequest(AdminHttp http) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
        var key = request(http, connector);
        SecretFile.write(file, key);
        return key;
    }

    /** A new key from the running system. */
    static String request(AdminHttp http, String connector) {
        var answer = http.post("/v1/connectors/" + connector + "/keys", "{}");
        if (!answer.isOk()) {
            throw new CommandFailed(ExitCode.FAILURE, Words.of("token.no-key", connector, answer.problem()));
        }
        return answer.body().path("key").asText();
    }
}
