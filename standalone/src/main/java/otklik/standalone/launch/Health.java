package otklik.standalone.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service whether it is ready. */
final class Health {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** Ready, or why not, in a few words. */
    record Answer(boolean ready, String said) {}

    Answer ask(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(LIMIT)
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode() == 200, response.body());
        } catch (IOException e) {
            return new Answer(false, String.valueOf(e.getMessage()));
        }
    }
}
