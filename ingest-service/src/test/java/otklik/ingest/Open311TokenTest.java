package otklik.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.resource.OtklikResources;

/** A client that asks for a number once, at once, and takes a request without one for one that failed. */
@QuarkusTest
@TestProfile(Open311TokenTest.Patient.class)
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class Open311TokenTest {
    /** As long as a test has patience. */
    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("otklik.ingest.open311.token-wait", Ingest.PATIENCE.toString());
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
    }

    @Test
    void shouldTellTheNumberToWhoAskedBeforeThereWasOne() throws Exception {
        CaseStory story = new CaseStory();

        try (http) {
            CompletableFuture<HttpResponse<String>> asked = ask(story.messageId);
            ask("no-token").join();
            story.opened();

            assertThat(asked.get().statusCode()).isEqualTo(200);
            assertThat(asked.get().body()).contains(story.reference, story.messageId);
        }
    }

    @Test
    void shouldAnswerAtOnceWhereTooManyWaitAlreadyOrWhatIsAskedForIsNoToken() {
        try (http) {
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            CaseStory story = new CaseStory();
            for (int i = 0; i < 300; i++) {
                asked.add(ask(story.messageId));
            }
            Stream<CompletableFuture<HttpResponse<String>>> refused =
                    asked.stream().filter(answer -> answer.isDone());
            CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new)).join();
            assertThat(refused)
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(404, 503));
            assertThat(ask("no-token").join().statusCode()).isEqualTo(404);

            story.opened();
            assertThat(asked.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                    .contains(200);
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(String token) {
        URI address = URI.create("http://localhost:" + RestAssured.port + "/open311/v2/tokens/" + token + ".json");
        return http.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
