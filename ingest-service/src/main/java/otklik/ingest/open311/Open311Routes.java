package otklik.ingest.open311;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.Language;

/** Everything under {@code /open311}: whatever is wrong there is said in GeoReport's own form. Runs on event loops, never blocks. */
@Singleton
final class Open311Routes {
    private final Catalogue catalogue;
    private final Clients clients;
    private final ReadRequests reads;
    private final Tokens tokens;
    private final PostRequests posts;
    private final Answers answers;

    /** What is known without the database. */
    @Singleton
    record Catalogue(Discovery discovery, Services services, Languages languages) {}

    Open311Routes(
            Catalogue catalogue,
            Clients clients,
            ReadRequests reads,
            Tokens tokens,
            PostRequests posts,
            Answers answers) {
        this.catalogue = catalogue;
        this.clients = clients;
        this.reads = reads;
        this.tokens = tokens;
        this.posts = posts;
        this.answers = answers;
    }

    void register(@Observes Router router) {
        router.route("/open311/*").handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Asked asked = Asked.of(String.valueOf(request.path()), request.getHeader(HttpHeaders.ACCEPT));
        boolean reading = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        if (request.method() == HttpMethod.OPTIONS) {
            answers.allow(request);
        } else if (asked.resource() == Asked.Resource.NOTHING) {
            refuse(request, asked, Refusal.of(Reason.NOT_FOUND));
        } else if (reading) {
            read(request, asked);
        } else if (request.method() == HttpMethod.POST && asked.resource().takesPost()) {
            posts.post(request, asked);
        } else {
            boolean both = asked.resource().takesPost();
            request.response().putHeader("Allow", both ? "GET, HEAD, POST" : "GET, HEAD");
            refuse(request, asked, new Refusal(Reason.WRONG_METHOD, null, both ? "get-or-post" : "get"));
        }
    }

    private void read(HttpServerRequest request, Asked asked) {
        Language language = catalogue.languages().of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        try {
            Form query = Form.read(request.query());
            clients.checkJurisdiction(query);
            switch (asked.resource()) {
                case DISCOVERY ->
                    answers.give(
                            request,
                            catalogue.discovery().document().in(asked.format()),
                            asked.format().mediaType());
                case SERVICES -> answers.give(request, catalogue.services().list(language), asked.format());
                case DEFINITION -> definition(request, asked, language);
                case REQUESTS -> fromTable(request, asked, () -> reads.list(query, language));
                case REQUEST -> fromTable(request, asked, () -> reads.one(asked.id(), language));
                case TOKEN -> tokens.find(asked.id(), asked.format(), outcome -> tell(request, asked, outcome));
                case UPDATES -> fromTable(request, asked, () -> reads.updates(query, language));
                case NOTHING -> throw Refusal.of(Reason.NOT_FOUND).thrown();
            }
        } catch (Refused e) {
            refuse(request, asked, e.refusal());
        }
    }

    private void definition(HttpServerRequest request, Asked asked, Language language) throws Refused {
        @Nullable String code = asked.id();
        var service = catalogue.services().service(String.valueOf(code));
        if (service.isEmpty()) {
            throw Refusal.of(Reason.UNKNOWN_SERVICE, "service_code").thrown();
        }
        answers.give(request, catalogue.services().definition(service.get(), language), asked.format());
    }

    /** Long lists are read and written off the event loop. */
    private void fromTable(HttpServerRequest request, Asked asked, ReadRequests.Reading<Document> reading) {
        reads.offLoop(() -> reading.read().in(asked.format()), outcome -> tell(request, asked, outcome));
    }

    private void tell(HttpServerRequest request, Asked asked, ReadRequests.Outcome<String> outcome) {
        switch (outcome) {
            case ReadRequests.Outcome.Read<String>(String document) ->
                answers.give(request, document, asked.format().contentType());
            case ReadRequests.Outcome.Not<String>(Refusal refusal) -> refuse(request, asked, refusal);
        }
    }

    private void refuse(HttpServerRequest request, Asked asked, Refusal refusal) {
        answers.refuse(request, refusal, asked.format());
    }
}
