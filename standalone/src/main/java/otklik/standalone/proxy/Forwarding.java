package otklik.standalone.proxy;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import otklik.standalone.launch.Service;

/** Passes a request on and its answer back, both as streams. */
final class Forwarding implements Handler<HttpServerRequest> {

    /** Headers that are between two neighbours (RFC 9110, 7.6.1), and those that this proxy alone may set. */
    private static final List<String> NOT_FORWARDED = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private final HttpClient services;
    private final ToIntFunction<Service> servicePort;

    Forwarding(HttpClient services, ToIntFunction<Service> servicePort) {
        this.services = services;
        this.servicePort = servicePort;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var path = request.path();
        var target = path == null ? java.util.Optional.<RouteTable.Target>empty() : RouteTable.target(path);
        if (target.isEmpty()) {
            problem(request, 404, "Not found", "No service has this path.");
            return;
        }
        forward(request, target.get());
    }

    private void forward(HttpServerRequest request, RouteTable.Target target) {
        request.pause();
        var query = request.query();
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(servicePort.applyAsInt(target.service()))
                .setMethod(request.method())
                .setURI(query == null ? target.path() : target.path() + "?" + query);
        services.request(options).onComplete(connected -> {
            if (connected.succeeded()) {
                send(request, connected.result(), target.service());
            } else {
                request.resume();
                unavailable(request, 503, target.service(), "is not running");
            }
        });
    }

    private void send(HttpServerRequest request, HttpClientRequest onward, Service service) {
        copy(request.headers(), onward.headers());
        onward.putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
        onward.putHeader("X-Forwarded-Proto", "http");
        var authority = request.authority();
        if (authority != null) {
            onward.putHeader("X-Forwarded-Host", authority.toString());
        }
        onward.headers().remove(HttpHeaders.HOST);
        // The sender went away: so does his request. That is told by the failed answer, and is no fault to log.
        request.response()
                .closeHandler(gone -> onward.exceptionHandler(reset -> {}).reset());
        onward.response().onComplete(answered -> {
            if (answered.succeeded()) {
                answer(request, answered.result());
            } else if (!request.response().headWritten() && !request.response().closed()) {
                request.resume();
                unavailable(request, 502, service, "broke off before it answered");
            }
        });
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // At once: the service may have something to say before the first line comes.
            onward.setChunked(true).sendHead();
        }
        // A sender who broke off must not look like one who has finished. Other failures show as a failed answer; an
        // early answer may end before all is sent, and that is no failure.
        request.pipe().endOnFailure(false).to(onward);
    }

    private static void answer(HttpServerRequest request, HttpClientResponse answer) {
        var back = request.response();
        if (back.closed()) {
            return;
        }
        back.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
        copy(answer.headers(), back.headers());
        if (request.method() == HttpMethod.HEAD || WITHOUT_BODY.contains(answer.statusCode())) {
            back.end();
            return;
        }
        if (!answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            back.setChunked(true);
        }
        answer.pipe().endOnFailure(false).to(back).onFailure(cut -> {
            // Half an answer must not look like a whole one.
            if (!back.closed()) {
                request.connection().close();
            }
        });
    }

    private static void copy(MultiMap from, MultiMap to) {
        to.addAll(from);
        from.getAll(HttpHeaders.CONNECTION).forEach(listed -> {
            for (var name : listed.split(",", -1)) {
                to.remove(name.strip());
            }
        });
        NOT_FORWARDED.forEach(to::remove);
    }

    private static void unavailable(HttpServerRequest request, int status, Service service, String what) {
        request.response().putHeader("Retry-After", "1");
        problem(
                request,
                status,
                status == 503 ? "Service Unavailable" : "Bad Gateway",
                service.moduleName() + " " + what + "; try again.");
    }

    private static void problem(HttpServerRequest request, int status, String title, String detail) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.headWritten()) {
            return;
        }
        var body = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(body);
    }
}
