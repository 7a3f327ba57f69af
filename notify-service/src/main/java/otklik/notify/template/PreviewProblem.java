package otklik.notify.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;
import otklik.region.Fault;

/**
 * What is wrong with a request for a preview (RFC 9457), in the caller's language.
 *
 * @param type public, the key of its texts
 * @param field which part of the request is wrong
 * @param faults of the text, as {@code otklik region check} would tell them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewProblem(
        String type,
        String title,
        int status,
        String detail,
        String field,
        @Nullable List<Line> faults) {
    private static final String TEXTS = "otklik.notify.template.problems";
    private static final List<Locale> LOCALES = List.of(Locale.of("en"), Locale.of("ru"));

    /** @param line of the text, from 1 */
    record Line(int line, String what, String expected) {
        static Line of(Fault fault) {
            return new Line(fault.line(), fault.what(), fault.expected());
        }
    }

    /** A value that is none of those known; the response to throw. */
    static WebApplicationException unknown(String field, String known, @Nullable String acceptLanguage) {
        return response(400, "unknown-" + field, field, known, null, acceptLanguage);
    }

    /** A text that no pack could be loaded with; the response to throw. */
    static WebApplicationException faulty(List<Fault> faults, @Nullable String acceptLanguage) {
        return response(
                422, "faulty-text", "text", "", faults.stream().map(Line::of).toList(), acceptLanguage);
    }

    private static WebApplicationException response(
            int status,
            String code,
            String field,
            String known,
            @Nullable List<Line> faults,
            @Nullable String acceptLanguage) {
        ResourceBundle texts = texts(acceptLanguage);
        String title = texts.getString(code + ".title");
        String detail = MessageFormat.format(texts.getString(code + ".detail"), known);
        return new WebApplicationException(
                title,
                Response.status(status)
                        .type("application/problem+json")
                        .header("Content-Language", texts.getLocale().getLanguage())
                        .entity(new PreviewProblem("urn:otklik:problem:" + code, title, status, detail, field, faults))
                        .build());
    }

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
