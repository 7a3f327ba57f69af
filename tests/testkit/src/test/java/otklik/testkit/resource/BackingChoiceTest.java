package otklik.testkit.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackingChoiceTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldTakeTheNamedServerFirst() {
        BackingChoice choice = BackingChoice.of("kafka", "broker:9092", false, engineWith("otklik-test/kafka:latest"));

        assertThat(choice.backing()).isEqualTo(Backing.GIVEN);
        assertThat(choice.value()).isEqualTo("broker:9092");
    }

    @Test
    void shouldTakeAContainerWhenTheEngineHasTheImage() {
        BackingChoice choice = BackingChoice.of("kafka", null, false, engineWith("otklik-test/kafka:latest"));

        assertThat(choice.backing()).isEqualTo(Backing.CONTAINER);
        assertThat(choice.value()).isEqualTo("otklik-test/kafka:latest");
    }

    @Test
    void shouldFallBackToTheEmbeddedOneAndSayWhy() {
        assertThat(BackingChoice.of("postgres", null, false, engineWith("otklik-test/kafka:latest")))
                .satisfies(choice -> assertThat(choice.backing()).isEqualTo(Backing.EMBEDDED))
                .satisfies(choice -> assertThat(choice.reason()).contains("has none of the images"));
        assertThat(BackingChoice.of("postgres", null, false, ContainerEngine.at("unix:///nowhere/docker.sock", true))
                        .reason())
                .contains("no engine answers");
        assertThat(BackingChoice.of("postgres", null, false, ContainerEngine.at(null, true))
                        .reason())
                .isEqualTo("no container engine");
        assertThat(BackingChoice.of("postgres", null, false, ContainerEngine.at("unix:///x", false))
                        .reason())
                .contains("RYUK");
    }

    @Test
    void shouldFailRatherThanFallBackWhenContainersAreDemanded() {
        assertThatThrownBy(() -> BackingChoice.of("postgres", "jdbc:postgresql://db/x", true, engineWith("other:1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("otklik.test.containers=required")
                .hasMessageContaining("postgres");
    }

    private ContainerEngine engineWith(String image) {
        HttpServer engine = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(request.path().equals("/images/" + image + "/json") ? 200 : 404)
                        .end("{}"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return ContainerEngine.at("tcp://127.0.0.1:" + engine.actualPort(), true);
    }
}
