package otklik.region;

import java.util.Optional;

/**
 * The words of a notice in one language for one channel.
 *
 * @param text the plain text, which every channel has
 * @param html the same for e-mail; absent where the pack has none, then the plain text will do
 * @param subject one line for e-mail; absent where the pack has none
 */
public record Wording(Template text, Optional<Template> html, Optional<Template> subject) {
    /** Plain text and nothing beside it. */
    static Wording plain(Template text) {
        return new Wording(text, Optional.empty(), Optional.empty());
    }
}
