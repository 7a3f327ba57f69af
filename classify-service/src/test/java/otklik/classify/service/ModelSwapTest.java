package otklik.classify.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.classify.models.ModelStore;
import otklik.classify.models.TinyModels;
import otklik.classify.models.UnfitModelException;
import otklik.eventing.EventJson;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@TestProfile(ModelSwapTest.TwoModels.class)
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "classify"))
class ModelSwapTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A store of its own, looked at often. */
    public static final class TwoModels implements QuarkusTestProfile {
        private static final Path FOLDER = folder();

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                ModelStore store = store();
                store.promote(store.add(TinyModels.bytes(1, "roads", "waste"), new byte[0]), "train");
                return Map.of("otklik.classify.models", FOLDER.toString(), "otklik.classify.models-check", "PT0.05S");
            } catch (IOException | UnfitModelException e) {
                throw new IllegalStateException(e);
            }
        }

        static ModelStore store() {
            return new ModelStore(FOLDER, any -> Optional.empty(), Clock.systemUTC());
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("otklik-models");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final ModelStore store = TwoModels.store();

    @BeforeEach
    void awaitReady() {
        Eventually.within(
                PATIENCE,
                "the service to be ready",
                () -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void shouldTagWithAnotherModelOnceItIsChampionAndWithTheOldOneAfterARollback() throws Exception {
        String first = store.champion().orElseThrow();
        String second = store.add(TinyModels.bytes(2, "roads", "waste"), new byte[0]);
        try (StreamProbe streams = new StreamProbe("swap")) {
            assertThat(modelOf(streams, 1)).isEqualTo(first);

            store.promote(second, "train");
            awaitInUse(second);
            assertThat(modelOf(streams, 2)).isEqualTo(second);
            given().get("/q/metrics").then().body(not(containsString(info(first))));

            store.rollback();
            awaitInUse(first);
            assertThat(modelOf(streams, 3)).isEqualTo(first);
        }
    }

    @Test
    void shouldStayReadyWithTheOldModelAndSayWhyTheNewOneIsRefused() throws Exception {
        String old = store.champion().orElseThrow();
        String damaged = store.add(TinyModels.bytes(3, "roads", "waste"), new byte[0]);
        store.promote(damaged, "train");
        awaitInUse(damaged);
        store.rollback();
        awaitInUse(old);
        Files.write(store.file(damaged), new byte[200]);

        Files.writeString(store.folder().resolve("champion"), damaged + "\n");

        Eventually.within(
                PATIENCE,
                "the refusal to be seen",
                () -> given().get("/q/metrics").asString().contains("otklik_classify_model_refused 1.0"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'model' }.data.version", equalTo(old))
                .body("checks.find { it.name == 'model' }.data.refused", equalTo(damaged))
                .body("checks.find { it.name == 'model' }.data.reason", containsString("model-" + damaged + ".bin"));
        try (StreamProbe streams = new StreamProbe("refused")) {
            assertThat(modelOf(streams, 1)).isEqualTo(old);
        }

        assertThat(store.rollback()).contains(old);
        Eventually.within(
                PATIENCE,
                "the refusal to be over",
                () -> given().get("/q/metrics").asString().contains("otklik_classify_model_refused 0.0"));
    }

    /** The model that tagged the probe's message of that number. */
    private static String modelOf(StreamProbe streams, int number) throws IOException {
        streams.receive(RealShapedMessages.withSeed(number).named("m" + number).message(0));
        String json = streams.awaitTagged(number, PATIENCE).getLast().json();
        return EventJson.mapper().readTree(json).at("/tags/versions/model").asText();
    }

    private static void awaitInUse(String version) {
        Eventually.within(
                PATIENCE,
                version + " to be in use",
                () -> given().get("/q/metrics").asString().contains(info(version)));
    }

    private static String info(String version) {
        return "otklik_classify_model_info{version=\"" + version + "\"}";
    }
}
