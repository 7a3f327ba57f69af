package otklik.classify.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.classify.tagging.TaggerPool;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;

/** What callers may do to the service: send anything, and too much of it. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "classify"))
class ClassifyBoundsTest {
    private static final int LONG = 200 * 1024;

    @Inject
    TaggerPool taggers;

    static Stream<Arguments> nastyTexts() {
        return Stream.of(
                Arguments.of("one letter", "я".repeat(LONG)),
                Arguments.of("one digit", "7".repeat(LONG)),
                Arguments.of("one dash", "-".repeat(LONG)),
                Arguments.of("dots", "..".repeat(LONG / 2)),
                Arguments.of("spaces around a word", " ".repeat(LONG) + "яма"),
                Arguments.of("phone-like", "+7 900 ".repeat(LONG / 7)),
                Arguments.of("mail-like", "a@".repeat(LONG / 2)),
                Arguments.of("mail without an end", "a.".repeat(LONG / 2) + "@"),
                Arguments.of("link without an end", "https://" + "a/".repeat(LONG / 2)),
                Arguments.of("links without anything", "http://".repeat(LONG / 7)),
                Arguments.of("mixed alphabets", "яmа доrоgа कखग 道路 شارع ".repeat(LONG / 24)),
                Arguments.of("letters changing alphabet", "aаbбcц".repeat(LONG / 6)),
                Arguments.of("HTML", "<div onclick=\"x('&lt;')\"><script>".repeat(LONG / 35)),
                Arguments.of("tags never closed", "<".repeat(LONG)),
                Arguments.of("emoji", "\uD83D\uDE00".repeat(LONG / 2)),
                Arguments.of("emoji joined", "\uD83D\uDC68\u200D".repeat(LONG / 3)),
                Arguments.of("surrogates without partner", "\uDE00".repeat(LONG)),
                Arguments.of("accents", "е" + "\u0301".repeat(LONG)),
                Arguments.of("zero width", "я\u200B".repeat(LONG / 2)),
                Arguments.of("right to left", "\u202Eяма\u202C".repeat(LONG / 5)),
                Arguments.of("regex bomb", "a".repeat(LONG) + "!"),
                Arguments.of("nested brackets", "(".repeat(LONG / 2) + ")".repeat(LONG / 2)),
                Arguments.of("names without end", "Иванова Ивана Ивановича ".repeat(LONG / 24)),
                Arguments.of("flats without end", "кв. 1 д. 2 ".repeat(LONG / 11)),
                Arguments.of("places without end", "Орск Бузулук ".repeat(LONG / 13)),
                Arguments.of("lines", "\n".repeat(LONG) + "я"),
                Arguments.of("NUL", "\0".repeat(LONG)),
                Arguments.of("sigma that may be a final one", "Σ".repeat(LONG)),
                Arguments.of("dotted capital I", "İ".repeat(LONG)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nastyTexts")
    void shouldAnswerWhateverTheText(String name, String text) {
        Response answer = post(new JsonObject().put("text", text).encode());

        if (answer.statusCode() == 200) {
            assertThat(answer.jsonPath().getString("tags.category")).isNotBlank();
        } else {
            assertThat(answer.statusCode()).as(name).isBetween(400, 499);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    @Test
    void shouldAskToTryAgainWhenAllTaggersAreInUse() {
        int most = ConfigProvider.getConfig().getValue("otklik.classify.http.taggers", Integer.class);
        CountDownLatch taken = new CountDownLatch(most);
        CountDownLatch over = new CountDownLatch(1);
        var users = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> hold(taken, over), task -> Thread.ofVirtual().start(task)))
                .limit(most)
                .toList();
        await(taken);
        try {
            post("{\"text\":\"Яма\"}")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "2")
                    .header("Cache-Control", "no-store")
                    .body("status", equalTo(503));
        } finally {
            over.countDown();
        }

        assertThat(users).allSatisfy(user -> assertThat(user.join()).isTrue());
        post("{\"text\":\"Яма\"}").then().statusCode(200);
    }

    @Test
    void shouldLogNothingOfWhatWasSent() {
        try (LogWatch log = LogWatch.start()) {
            post("{\"text\":\"Выдуманное слово кракозябра, +7 900 123-45-67\",\"municipality\":\"orsk\"}")
                    .then()
                    .statusCode(200);
            post("{\"text\":\"кракозябра\",\"municipality\":\"кракозябра\"}")
                    .then()
                    .statusCode(400);
            post("{\"text\":\"кракозябра\",\"location\":{\"lat\":\"кракозябра\"}}")
                    .then()
                    .statusCode(400);
            post("{\"text\":\"кракозябра\" кракозябра").then().statusCode(400);
            post("{\"text\":\"" + "кракозябра".repeat(30_000) + "\"}").then().statusCode(400);

            assertThat(log.lines()).as("the watch sees lines").isNotEmpty();
            assertThat(log.lines()).noneMatch(line -> line.contains("кракозябра") || line.contains("123-45-67"));
        }
    }

    private boolean hold(CountDownLatch taken, CountDownLatch over) {
        Optional<Boolean> held = taggers.use(tagger -> {
            taken.countDown();
            await(over);
            return true;
        });
        return held.orElse(false);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Response post(String body) {
        return given().header("Authorization", "Bearer " + TestToken.of("analyst"))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/classify");
    }
}
