package otklik.routing.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.casework.Responsibility;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** Answer templates: for executors and approvers of an agency, and for the control centre. */
@Path("/v1/answer-templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class TemplateResource {
    private static final Set<String> WRITERS = Set.of("executor", "approver", "moderator", "coordinator", "admin");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 20_000;

    private final Replies replies;
    private final AnswerTemplates templates;
    private final TemplateFacts facts;
    private final Responsibility responsibility;

    TemplateResource(Replies replies, AnswerTemplates templates, TemplateFacts facts, Responsibility responsibility) {
        this.replies = replies;
        this.templates = templates;
        this.facts = facts;
        this.responsibility = responsibility;
    }

    /**
     * A template, or what it says about one case.
     *
     * @param agency whose it is; absent for the control centre's
     * @param open what is still to be filled in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TemplateView(
            String code,
            String title,
            @Nullable String category,
            String text,
            Set<String> open,
            @Nullable String agency,
            String changedBy,
            Instant changedAt) {

        static TemplateView of(AnswerTemplates.Template its, Wording.Words words) {
            return new TemplateView(
                    its.code(),
                    its.title(),
                    its.category(),
                    words.text(),
                    words.open(),
                    its.agency(),
                    its.changedBy(),
                    its.changedAt());
        }
    }

    record TemplatesView(List<TemplateView> templates) {}

    /**
     * @param title for colleagues
     * @param category whose cases it is for; any without it
     * @param text with places to fill in: {@code {reference}}
     */
    record TemplateBody(
            @Nullable String title,
            @Nullable String category,
            @Nullable String text) {}

    /** @param typed reference of a case: only what fits its category, filled in for it */
    @GET
    public TemplatesView get(@QueryParam("case") @Nullable String typed) throws SQLException {
        Caller caller = writer();
        if (typed == null) {
            return new TemplatesView(templates.all(caller).stream()
                    .map(template -> TemplateView.of(
                            template, new Wording.Words(template.text(), Wording.Words.places(template.text()))))
                    .toList());
        }
        Case answered = replies.find(Replies.reference(typed));
        return new TemplatesView(templates.all(caller).stream()
                .filter(template ->
                        template.category() == null || template.category().equals(answered.category()))
                .map(template -> TemplateView.of(template, Wording.Words.fill(template.text(), facts.of(answered))))
                .toList());
    }

    @PUT
    @Path("/{code}")
    public TemplateView put(@PathParam("code") String code, @Nullable TemplateBody body) throws SQLException {
        Caller caller = writer();
        if (!code.matches("[a-z0-9-]{1,50}")) {
            throw new Refusal(
                    Problem.invalid("code", "1 to 50 small Latin letters, digits and hyphens, such as pothole-filled"));
        }
        String title =
                Replies.needed("title", body == null ? null : body.title(), LONGEST_TITLE, "a title for colleagues");
        String text = Replies.needed("text", body == null ? null : body.text(), LONGEST_TEXT, "the text");
        String category = body == null ? null : body.category();
        if (category != null && responsibility.category(category).isEmpty()) {
            throw new Refusal(
                    Problem.invalid("category", "known are " + String.join(", ", responsibility.categories())));
        }
        AnswerTemplates.Template put = templates.put(caller, code, title, category, text);
        return TemplateView.of(put, new Wording.Words(put.text(), Wording.Words.places(put.text())));
    }

    @DELETE
    @Path("/{code}")
    @Consumes(MediaType.WILDCARD)
    public Response delete(@PathParam("code") String code) throws SQLException {
        if (!templates.delete(writer(), code)) {
            throw new Refusal(Problem.notFound("there is no such template of your own"));
        }
        return Response.noContent().build();
    }

    private Caller writer() {
        Caller caller = replies.caller();
        if (caller.roles().stream().noneMatch(WRITERS::contains)
                || !caller.seesEveryAgency() && !caller.seesOwnAgency()) {
            throw new Refusal(Problem.forbidden("this needs the role "
                    + String.join(", ", WRITERS.stream().sorted().toList())));
        }
        return caller;
    }
}
