package otklik.notify.template;

import org.jspecify.annotations.Nullable;

/**
 * A notice in words.
 *
 * @param text for the citizen, in {@code language}
 * @param pin of the status page, in plain; in acknowledgements only
 * @param agencyTitle empty in triage
 */
public record Told(String text, String language, @Nullable String pin, String agencyTitle) {
    @Override
    public String toString() {
        return "Told[text=" + text.length() + " characters]";
    }
}
