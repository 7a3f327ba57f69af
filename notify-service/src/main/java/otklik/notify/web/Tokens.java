package otklik.notify.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.Stamps;

/** Who may read a chat: who shows the token that ingest-service gave out for it. */
@Singleton
final class Tokens {
    static final String HEADER = "X-Chat-Token";

    private final Stamps stamps;

    Tokens(KeySettings keys) {
        this.stamps = Stamps.read(keys.dir().resolve("web-chat.key"));
    }

    Optional<WebChat> chat(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .flatMap(stamps::check)
                .map(WebChat::of);
    }
}
