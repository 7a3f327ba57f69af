package otklik.ingest.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;

/** Checks what a message says of its files. */
final class AttachmentCheck {
    static final int MOST = 50;
    private static final int MOST_NAME = 512;
    private static final int MOST_TYPE = 200;
    private static final int MOST_URL = 4_096;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\\p{Cntrl}]+");

    private AttachmentCheck() {}

    /** @throws Refused naming the field */
    static @Nullable List<Attachment> ofConnector(@Nullable List<Attachment> attachments) throws Refused {
        if (attachments == null || attachments.isEmpty()) {
            return null;
        }
        if (attachments.size() > MOST) {
            throw new Refusal(Reason.TOO_LONG, "attachments", MOST + "").thrown();
        }
        List<Attachment> checked = new ArrayList<>(attachments.size());
        for (int i = 0; i < attachments.size(); i++) {
            checked.add(attachment(attachments.get(i), "attachments[" + i + "]"));
        }
        return checked;
    }

    /**
     * Of files that a messenger or a page of ours names: nothing of them is a reason to lose the message. An address that could not be sent
     * on is left out, a name is cut to what can be stored, its end kept, for there is the extension.
     */
    static @Nullable List<Attachment> ofChat(@Nullable List<Attachment> attachments) {
        if (attachments == null || attachments.isEmpty()) {
            return null;
        }
        return attachments.stream()
                .filter(given -> given.url().length() <= MOST_URL && Characters.isPlain(given.url()))
                .limit(MOST)
                .map(given -> new Attachment(given.url(), end(given.name(), MOST_NAME), end(given.type(), MOST_TYPE)))
                .toList();
    }

    private static @Nullable String end(@Nullable String words, int most) {
        return words == null || words.isBlank()
                ? null
                : Characters.storable(words.substring(Math.max(0, words.length() - most)));
    }

    private static Attachment attachment(@Nullable Attachment given, String path) throws Refused {
        String url = given == null ? null : MessageCheck.words(given.url(), MOST_URL, path + ".url");
        if (given == null || url == null) {
            throw Refusal.of(Reason.MISSING, path + ".url").thrown();
        }
        if (!WEB_ADDRESS.matcher(url).matches()) {
            throw new Refusal(Reason.BAD_VALUE, path + ".url", "web-address").thrown();
        }
        return new Attachment(
                url,
                MessageCheck.words(given.name(), MOST_NAME, path + ".name"),
                MessageCheck.words(given.type(), MOST_TYPE, path + ".type"));
    }
}
