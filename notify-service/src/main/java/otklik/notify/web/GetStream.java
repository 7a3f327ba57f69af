package otklik.notify.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET /v1/web/chats/stream}: what a chat was told and is told, as server-sent events. */
@Singleton
final class GetStream implements Handler<RoutingContext> {
    private final Tokens tokens;
    private final OpenStreams streams;
    private final ReadNotices reader;
    private final WebAnswers answers;
    private final Place place;

    /** Where streams live, and by which clock. */
    @Singleton
    record Place(Vertx vertx, Clock clock, WebSettings settings) {}

    GetStream(Tokens tokens, OpenStreams streams, ReadNotices reader, WebAnswers answers, Place place) {
        this.tokens = tokens;
        this.streams = streams;
        this.reader = reader;
        this.answers = answers;
        this.place = place;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<WebChat> chat = tokens.chat(request);
        OptionalLong after = Position.of(request.getHeader("Last-Event-ID"));
        if (chat.isEmpty()) {
            answers.problem(request, WebProblem.WRONG_CHAT);
        } else if (after.isEmpty()) {
            answers.problem(request, WebProblem.BAD_POSITION);
        } else if (!streams.reserve()) {
            answers.problem(request, WebProblem.TOO_MANY_STREAMS);
        } else {
            StreamOfChat stream = new StreamOfChat(
                    chat.get(),
                    after.getAsLong(),
                    request,
                    place.vertx().getOrCreateContext(),
                    reader,
                    place.clock(),
                    place.settings().slowReader(),
                    streams);
            streams.add(stream);
            stream.open(place.vertx(), place.settings().heartbeat());
        }
    }
}
