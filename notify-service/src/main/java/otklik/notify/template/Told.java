package otklik.notify.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice in words.
 *
 * @param text for the citizen, in {@code language}
 * @param pin of the status page, in plain; in acknowledgements only
 * @param agencyTitle empty in triage
 * @param network where a connector's message was written, where that is known
 * @param buttons for channels that have them, in one row; the text says how to answer without
 * @param html the text for letters, where the pack has it
 * @param subject of a letter, one line, where the pack has it
 */
public record Told(
        String text,
        String language,
        @Nullable String pin,
        String agencyTitle,
        @Nullable String network,
        List<Button> buttons,
        @Nullable String html,
        @Nullable String subject) {

    public Told {
        buttons = List.copyOf(buttons);
    }

    @Override
    public String toString() {
        return "Told[text=" + text.length() + " characters]";
    }
}
