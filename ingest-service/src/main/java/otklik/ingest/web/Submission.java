package otklik.ingest.web;

import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;

/**
 * What a page sends, of a chat or of a form.
 *
 * @param clientId a UUID of the page's own: sent again under the same one it is the same message
 * @param text may be empty when there is a place or a button
 * @param language BCP 47, to answer in
 * @param button what a button under a notice of ours held; then nothing else counts
 * @param replyTo id of the notice of ours that it answers
 * @param site of a form: whose it is
 * @param captcha of a form: what the captcha gave the page
 */
record Submission(
        String clientId,
        String text,
        @Nullable Location place,
        @Nullable String language,
        @Nullable String button,
        @Nullable String replyTo,
        @Nullable String site,
        @Nullable String captcha) {

    @Override
    public String toString() {
        return "Submission[text=" + text.length() + " characters]";
    }
}
