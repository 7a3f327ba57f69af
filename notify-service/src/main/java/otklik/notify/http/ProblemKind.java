package otklik.notify.http;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a request to one feature: an enum, whose texts are in the bundle {@code problems} of its package. Its code is
 * public: the problem's type, the key of its texts.
 */
public interface ProblemKind {

    int status();

    /** Which part of the request is at fault, where one is. */
    @Nullable
    String field();

    /** The constant's. */
    String name();

    /** {@code bad-since} … */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * To be thrown.
     *
     * @param values of the text's {@code {0}} …
     */
    default Refused refused(Object... values) {
        return new Refused(this, null, values);
    }

    /** The words of all problems of the feature. */
    default ResourceBundle texts(@Nullable String acceptLanguage) {
        return Words.accepted(getClass().getPackageName() + ".problems", acceptLanguage);
    }

    /** @param faults see {@link Problem#faults()} */
    default Problem told(ResourceBundle texts, @Nullable List<?> faults, Object... values) {
        String detail = texts.getString(code() + ".detail");
        return new Problem(
                "urn:otklik:problem:" + code(),
                texts.getString(code() + ".title"),
                status(),
                values.length == 0 ? detail : MessageFormat.format(detail, values),
                field(),
                faults);
    }
}
