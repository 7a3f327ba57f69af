package otklik.classify.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import otklik.testkit.message.Marker;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.message.TestMessage;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "classify"))
class ClassifyServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldTagEachReceivedMessageOnceUnderItsKey() {
        try (StreamProbe streams = new StreamProbe("once")) {
            List<TestMessage> messages = RealShapedMessages.withSeed(1)
                    .planting(EnumSet.complementOf(EnumSet.of(Marker.Kind.AUTHOR)), 1)
                    .take(500);
            messages.forEach(streams::receive);

            List<StreamProbe.Seen> tagged = streams.awaitTagged(messages.size(), PATIENCE);

            assertThat(tagged)
                    .extracting(StreamProbe.Seen::externalId)
                    .containsExactlyInAnyOrderElementsOf(
                            messages.stream().map(TestMessage::externalId).toList());
            assertThat(tagged).allSatisfy(seen -> assertThat(seen.key()).isEqualTo(seen.conversation()));
            for (TestMessage message : messages) {
                assertThat(message.planted())
                        .allSatisfy(marker -> assertThat(marker.shapes())
                                .noneMatch(shape -> tagged.stream()
                                        .anyMatch(seen -> seen.json().contains(shape))));
            }
        }
    }

    @Test
    void shouldParkPoisonAndTagWhatFollows() {
        try (StreamProbe streams = new StreamProbe("poison")) {
            streams.receiveRaw("{\"message\":{\"messageId\":\"m\"}}");
            streams.receiveRaw("no json");
            TestMessage good =
                    RealShapedMessages.withSeed(2).named("after-poison").message(0);
            streams.receive(good);

            assertThat(streams.awaitTagged(1, PATIENCE))
                    .singleElement()
                    .extracting(StreamProbe.Seen::externalId)
                    .isEqualTo(good.externalId());
            assertThat(streams.awaitDeadLetters(2, PATIENCE))
                    .anySatisfy(letter -> assertThat(letter).contains("the message has no text"))
                    .anySatisfy(letter -> assertThat(letter).contains("not JSON"));
        }
    }

    @Test
    void shouldSayThatItIsReadyAndWhatItReads() {
        Eventually.within(
                PATIENCE,
                "the service to read its stream",
                () -> given().get("/q/health/ready").statusCode() == 200);
        given().get("/q/health/ready").then().body("checks.name", hasItems("streams", "model"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void shouldShowItsMetricsFromTheStart() {
        given().get("/q/metrics")
                .then()
                .body(containsString("otklik_classify_tagged_total{category=\"roads\"}"))
                .body(containsString("otklik_classify_masked_total{kind=\"phone\"}"))
                .body(containsString("otklik_classify_confidence_bucket"))
                .body(containsString(
                        "otklik_consumed_records_total{consumer=\"classify\",stream=\"messages.received\"}"));
    }
}
