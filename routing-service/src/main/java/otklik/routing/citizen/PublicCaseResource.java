package otklik.routing.citizen;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.region.CurrentPack;
import otklik.region.Language;
import otklik.region.RegionPack;
import otklik.routing.casework.Reference;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** The citizen's status page: for anybody who has the reference and, in the header {@code X-Pin}, the PIN. */
@Path("/v1/public/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class PublicCaseResource {
    private static final int LONGEST_PIN = 40;
    private static final int LONGEST_LANGUAGES = 200;
    private final StatusPage page;
    private final CurrentPack packs;

    PublicCaseResource(StatusPage page, CurrentPack packs) {
        this.page = page;
        this.packs = packs;
    }

    @GET
    public Response get(
            @PathParam("reference") String typed,
            @HeaderParam("X-Pin") @Nullable String pin,
            @HeaderParam("Accept-Language") @Nullable String languages)
            throws SQLException {
        String given = pin(pin);
        Reference reference = Reference.parse(typed).orElseThrow(PublicCaseResource::none);
        return switch (page.open(reference, given)) {
            case StatusPage.Attempt.Opened opened -> {
                RegionPack pack = packs.get();
                Language language = language(pack, languages);
                yield Response.ok(CitizenView.of(opened.shown(), pack, language))
                        .header("Content-Language", language.code())
                        .header("Vary", "Accept-Language")
                        .header("Cache-Control", "no-store")
                        .build();
            }
            case StatusPage.Attempt.Erased erased -> throw erased(erased);
            case StatusPage.Attempt.Wrong ignored -> throw none();
            case StatusPage.Attempt.TooMany tooMany -> throw tooMany(tooMany);
        };
    }

    static String pin(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_PIN) {
            throw new Refusal(Problem.invalid("X-Pin", "the PIN of the case is needed in the header X-Pin"));
        }
        return header.strip();
    }

    static Refusal tooMany(StatusPage.Attempt.TooMany tooMany) {
        return new Refusal(
                Problem.of(429, "Too Many Requests", "too many wrong PINs for this reference; try again later"),
                tooMany.retryAfter());
    }

    static Refusal erased(StatusPage.Attempt.Erased erased) {
        return new Refusal(
                Problem.of(410, "Gone", "the case is erased since " + erased.at() + ": its words are kept no more"));
    }

    static Refusal none() {
        return new Refusal(Problem.notFound("there is no case with this reference and PIN"));
    }

    /** The first language of the header that the region serves, else the region's own. */
    private static Language language(RegionPack pack, @Nullable String header) {
        if (header == null || header.length() > LONGEST_LANGUAGES) {
            return pack.language(null);
        }
        List<Locale.LanguageRange> wanted;
        try {
            wanted = Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return pack.language(null);
        }
        Optional<Language> served = wanted.stream()
                .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                .flatMap(code -> pack.languages().stream()
                        .filter(language -> language.code().equals(code)))
                .findFirst();
        return served.orElseGet(() -> pack.language(null));
    }
}
