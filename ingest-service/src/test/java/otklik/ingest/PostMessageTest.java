package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;

@QuarkusTest
@QuarkusTestResource(IngestEnvironment.class)
class PostMessageTest {
    @SuppressWarnings("NullAway.Init")
    IngestEnvironment environment;

    @Test
    void shouldAnswer202WithTheIdOnceTheMessageIsOnItsStream() {
        String key = ApiKeys.of(environment, "test");

        String messageId = given().header("X-API-Key", key)
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .contentType("application/json")
                .body("""
                        {"externalId":"p-1","text":"Яма у дома","conversation":"79001234567","author":{"id":"42"}}""")
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("messageId");

        assertThat(messageId).isEqualTo(MessageId.of("test", "p-1"));
        var seen = environment.read("messages.received").where(record -> record.isAbout(messageId));
        assertThat(seen).singleElement().satisfies(record -> {
            assertThat(record.headers())
                    .containsEntry("ce_type", "otklik.message.received.v1")
                    .hasEntrySatisfying(
                            "ce_traceparent", trace -> assertThat(trace).contains("0af7651916cd43dd8448eb211c80319c"));
            assertThat(record.json().at("/message/text").asText()).isEqualTo("Яма у дома");
            assertThat(record.key())
                    .isEqualTo(record.json().at("/message/conversation").asText());
            assertThat(record.value()).doesNotContain("79001234567").doesNotContain("\"42\"");
        });
    }
}
