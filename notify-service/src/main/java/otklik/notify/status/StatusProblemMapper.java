package otklik.notify.status;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import otklik.notify.http.Problem;

/** Tells a {@link StatusProblem} (RFC 9457) in the caller's language. */
final class StatusProblemMapper {
    private static final String TEXTS = "otklik.notify.status.problems";
    private static final List<Locale> LOCALES = List.of(Locale.of("en"), Locale.of("ru"));

    @ServerExceptionMapper
    Response refused(StatusProblem.Refused refused, HttpHeaders headers) {
        StatusProblem problem = refused.problem();
        ResourceBundle texts = texts(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Response.status(problem.status())
                .type("application/problem+json")
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.getLocale().getLanguage())
                .entity(new Problem(
                        "urn:otklik:problem:" + problem.code(),
                        texts.getString(problem.code() + ".title"),
                        problem.status(),
                        texts.getString(problem.code() + ".detail"),
                        problem.field()))
                .build();
    }

    /** English where the header names none of ours or cannot be read. */
    private static ResourceBundle texts(@Nullable String acceptLanguage) {
        Locale best = null;
        if (acceptLanguage != null) {
            try {
                best = Locale.lookup(LanguageRange.parse(acceptLanguage), LOCALES);
            } catch (IllegalArgumentException unreadable) {
                best = null;
            }
        }
        return ResourceBundle.getBundle(
                TEXTS,
                best == null ? LOCALES.getFirst() : best,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
