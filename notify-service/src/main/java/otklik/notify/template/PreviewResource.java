package otklik.notify.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.notify.http.Refused;
import otklik.region.Fault;
import otklik.region.Language;
import otklik.region.NoticeKind;
import otklik.region.PackFaults;
import otklik.region.RegionPack;
import otklik.region.Template;
import otklik.region.Wording;

/**
 * {@code /v1/notices/preview}: what a notice looks like, by made-up facts; no case is looked at and nothing is kept. Without a
 * channel it is the text for all that have none of their own.
 */
@Path("/v1/notices/preview")
@RolesAllowed({"admin", "moderator", "coordinator", "approver"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class PreviewResource {
    private static final String EVERY_CHANNEL = "";

    private final RegionPack pack;

    PreviewResource(RegionPack pack) {
        this.pack = pack;
    }

    /**
     * @param length of the text, in UTF-16 units
     * @param limit of the channel; absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Preview(
            String kind,
            String language,
            @Nullable String channel,
            String text,
            @Nullable String html,
            @Nullable String subject,
            int length,
            @Nullable Integer limit) {}

    /**
     * A fault of a text, as {@code otklik region check} would tell it.
     *
     * @param line of the text, from 1
     */
    record Line(int line, String what, String expected) {
        static Line of(Fault fault) {
            return new Line(fault.line(), fault.what(), fault.expected());
        }
    }

    /** As the pack has it; 400 for a kind, language or channel that there is not. */
    @GET
    public Preview show(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("language") @Nullable String language,
            @QueryParam("channel") @Nullable String channel) {
        Question asked = question(kind, language, channel);
        Wording wording = pack.wording(asked.kind(), asked.language(), asked.channel());
        Map<String, String> facts = pack.sampleFacts(asked.language());
        return preview(
                asked,
                wording.text().render(facts),
                wording.html().map(html -> html.render(facts)).orElse(null),
                wording.subject().map(subject -> subject.render(facts)).orElse(null));
    }

    /** As the pack would have it with this text; 422 with the faults for which the pack would be refused. */
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    public Preview tryText(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("language") @Nullable String language,
            @QueryParam("channel") @Nullable String channel,
            @Nullable String text) {
        Question asked = question(kind, language, channel);
        String words = text == null ? "" : text.replace("\r\n", "\n");
        try {
            Template template = pack.tryTemplate(asked.kind(), asked.language(), asked.channel(), words);
            return preview(asked, template.render(pack.sampleFacts(asked.language())), null, null);
        } catch (PackFaults e) {
            throw new Refused(
                    PreviewProblem.FAULTY_TEXT,
                    e.faults().stream().map(Line::of).toList());
        }
    }

    private record Question(NoticeKind kind, Language language, String channel) {}

    private Question question(@Nullable String kind, @Nullable String language, @Nullable String channel) {
        NoticeKind notice =
                NoticeKind.of(kind == null ? "" : kind).orElseThrow(() -> PreviewProblem.UNKNOWN_KIND.refused(kinds()));
        Language spoken = language == null
                ? pack.languages().getFirst()
                : pack.languages().stream()
                        .filter(one -> one.code().equals(language))
                        .findFirst()
                        .orElseThrow(() -> PreviewProblem.UNKNOWN_LANGUAGE.refused(languages()));
        if (channel != null && !RegionPack.textChannels().contains(channel)) {
            throw PreviewProblem.UNKNOWN_CHANNEL.refused(String.join(", ", RegionPack.textChannels()));
        }
        return new Question(notice, spoken, channel == null ? EVERY_CHANNEL : channel);
    }

    private Preview preview(Question asked, String text, @Nullable String html, @Nullable String subject) {
        int limit = pack.textLimit(asked.channel());
        return new Preview(
                asked.kind().code(),
                asked.language().code(),
                asked.channel().equals(EVERY_CHANNEL) ? null : asked.channel(),
                text,
                html,
                subject,
                text.length(),
                limit == Integer.MAX_VALUE ? null : limit);
    }

    private static String kinds() {
        return Arrays.stream(NoticeKind.values()).map(NoticeKind::code).collect(Collectors.joining(", "));
    }

    private String languages() {
        return pack.languages().stream().map(Language::code).collect(Collectors.joining(", "));
    }
}
