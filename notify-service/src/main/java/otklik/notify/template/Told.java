package otklik.notify.template;

import org.jspecify.annotations.Nullable;

/**
 * A notice in words.
 *
 * @param text for the citizen, in {@code language}
 * @param pin of the status page, in plain; in acknowledgements only
 * @param agencyTitle empty in triage
 * @param network where a connector's message was written, where that is known
 */
public record Told(
        String text,
        String language,
        @Nullable String pin,
        String agencyTitle,
        @Nullable String network) {
    @Override
    public String toString() {
        return "Told[text=" + text.length() + " characters]";
    }
}
