package otklik.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static otklik.ingest.Ingest.about;
import static otklik.ingest.Ingest.asTest;
import static otklik.ingest.Ingest.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;
import otklik.contracts.Streams;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class PostMessageTest {
    private static final String RECEIVED = "messages.received";

    @Test
    void shouldAnswer202WithTheIdOnceTheMessageIsOnItsStream() {
        String messageId = asTest().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .body("""
                        {"externalId":"p-1","text":"Яма у дома","location":{"lat":51.77,"lon":55.1},"unknown":[{}]}""")
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .header("traceparent", containsString("0af7651916cd43dd8448eb211c80319c"))
                .extract()
                .path("messageId");

        assertThat(messageId).isEqualTo(MessageId.of("test", "p-1"));
        assertThat(about(RECEIVED, messageId)).singleElement().satisfies(record -> {
            assertThat(TopicRecords.header(record, "ce_type")).isEqualTo("otklik.message.received.v1");
            assertThat(TopicRecords.header(record, "ce_traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
            assertThat(new String(record.key(), UTF_8)).isEqualTo(messageId);
            var message = Ingest.json(record).get("message");
            assertThat(message.get("text").asText()).isEqualTo("Яма у дома");
            assertThat(message.get("channel").asText()).isEqualTo("connector");
            assertThat(message.get("source").asText()).isEqualTo("test");
            assertThat(message.at("/location/lat").asDouble()).isEqualTo(51.77);
        });
    }

    @Test
    void shouldPutPseudonymsInThePlaceOfAuthorAndConversation() {
        String messageId = post("""
                {"externalId":"p-2","text":"Яма","conversation":"79001234567","author":{"id":"author-4711"}}""").statusCode(202).extract().path("messageId");

        assertThat(about(RECEIVED, messageId)).singleElement().satisfies(record -> {
            assertThat(new String(record.value(), UTF_8)).doesNotContain("79001234567", "author-4711");
            var message = Ingest.json(record).get("message");
            assertThat(message.get("citizen").asText()).hasSize(32);
            assertThat(message.get("conversation").asText()).hasSize(32).isEqualTo(new String(record.key(), UTF_8));
        });
    }

    @Test
    void shouldMakeTheSameEventOfTheSameMessageAndAnotherOneInAnotherImportRun() {
        String body = """
                {"externalId":"p-3","text":"Яма"}""";
        String messageId = post(body).statusCode(202).extract().path("messageId");
        post(body).statusCode(202);
        asTest().header("X-Batch", "run-2")
                .body(body)
                .post("/v1/messages")
                .then()
                .statusCode(202);

        var records = about(RECEIVED, messageId);
        assertThat(records).hasSize(3);
        assertThat(records.stream()
                        .map(record -> TopicRecords.header(record, "ce_id"))
                        .distinct())
                .hasSize(2);
        assertThat(records.stream()
                        .map(record -> Ingest.json(record).at("/message/digest").asText())
                        .distinct())
                .hasSize(1);
        assertThat(Ingest.json(records.getLast()).at("/message/batch").asText()).isEqualTo("run-2");
    }

    @Test
    void shouldTakeAnIdempotencyKeyForTheExternalId() {
        String first = asTest().header("Idempotency-Key", "k-1")
                .body("""
                        {"text":"Яма"}""")
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("messageId");
        String byExternalId = post("""
                {"externalId":"k-1","text":"Яма"}""").statusCode(202).extract().path("messageId");

        assertThat(first).isNotEqualTo(byExternalId);
    }

    @Test
    void shouldKeepTheMessageWhenItHoldsCharactersThatCannotBeStored() {
        String messageId = post("{\"externalId\":\"p-4\",\"text\":\"а\\u0000б\\ud800в😀\"}")
                .statusCode(202)
                .extract()
                .path("messageId");

        assertThat(Ingest.json(about(RECEIVED, messageId).getFirst())
                        .at("/message/text")
                        .asText())
                .isEqualTo("а\uFFFDб\uFFFDв😀");
    }

    @Test
    void shouldCarryTheLongestTextWithTheWorstEscapesWithinTheLimitOfARecord() {
        String messageId = post("{\"externalId\":\"p-5\",\"text\":\"" + "\\u0001".repeat(256 * 1024) + "\"}")
                .statusCode(202)
                .extract()
                .path("messageId");

        assertThat(about(RECEIVED, messageId))
                .singleElement()
                .satisfies(record -> assertThat(record.value().length).isLessThan(Streams.MAX_RECORD_BYTES));
    }
}
