package otklik.ingest.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;
import otklik.ingest.attachment.KeepUpload;
import otklik.ingest.upload.ArrivedFile;

/**
 * What a page sends, of a chat or of a form.
 *
 * @param clientId a UUID of the page's own: sent again under the same one it is the same message
 * @param text may be empty when there is a place, a file or a button
 * @param language BCP 47, to answer in
 * @param button what a button under a notice of ours held; then nothing else counts
 * @param replyTo id of the notice of ours that it answers
 * @param leave of a form: to add to a case, as its page got it for who knows number and PIN
 * @param site of a form: whose it is
 * @param captcha of a form: what the captcha gave the page
 * @param files that came along, on disk until the page is answered
 */
record Submission(
        String clientId,
        String text,
        @Nullable Location place,
        @Nullable String language,
        @Nullable String button,
        @Nullable String replyTo,
        @Nullable String leave,
        @Nullable String site,
        @Nullable String captcha,
        List<ArrivedFile> files) {

    Submission {
        files = List.copyOf(files);
    }

    /** Its files by what the message is to name as their url, one for those that are the same. */
    Map<String, ArrivedFile> filesIn(WebChat chat) {
        Map<String, ArrivedFile> byAddress = new LinkedHashMap<>();
        files.forEach(file -> byAddress.putIfAbsent(KeepUpload.address(chat.address(), clientId, file.sha256()), file));
        return byAddress;
    }

    @Override
    public String toString() {
        return "Submission[text=" + text.length() + " characters]";
    }
}
