package otklik.classify.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import otklik.classify.tagging.TaggerPool;
import otklik.classify.tagging.Understood;
import otklik.eventing.EventJson;
import otklik.region.RegionPack;

/** What one text says: masked, with the tags that a message would get. Nothing is stored, logged or sent on. */
@Path("/v1/classify")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"moderator", "coordinator", "executor", "approver", "analyst", "governor", "auditor", "admin"})
@RunOnVirtualThread
final class ClassifyResource {
    /** A text of the greatest length with every character escaped, and room for the rest. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final TaggerPool taggers;
    private final QuestionCheck check;

    ClassifyResource(TaggerPool taggers, RegionPack pack) {
        this.taggers = taggers;
        this.check = new QuestionCheck(code -> pack.municipality(code).isPresent());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response classify(InputStream body) throws IOException {
        Question question = check.check(QuestionJson.read(new LimitedBody(body, MOST_BYTES)));
        String text = Objects.requireNonNull(question.text());
        Understood understood = taggers.use(
                        tagger -> tagger.understand(text, question.location(), question.municipality()))
                .orElseThrow(() ->
                        new Refusal(Problem.of(503, "Service Unavailable", "too many texts at once; try again"), SOON));
        return Response.ok(json(understood))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Tags look as they do in events. */
    private static byte[] json(Understood understood) throws JsonProcessingException {
        return EventJson.mapper().writeValueAsBytes(understood);
    }
}
