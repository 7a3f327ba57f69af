package otklik.notify.email;

import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.ResourceBundle;
import otklik.notify.delivery.Delivery;
import otklik.notify.template.NoticeTexts;
import otklik.notify.template.Told;
import otklik.region.Language;
import otklik.region.RegionPack;

/**
 * Writes letters. A notice's letter has the same {@code Message-ID} each time, so that a mailbox can know a repeat; letters of one case stand
 * together, since they all answer to the same id.
 */
@Singleton
final class Letters {
    private final NoticeTexts texts;
    private final StopLinks links;
    private final RegionPack pack;

    Letters(NoticeTexts texts, StopLinks links, RegionPack pack) {
        this.texts = texts;
        this.links = links;
        this.pack = pack;
    }

    Letter write(Delivery delivery, Address from, Address to) throws NoticeTexts.Untellable {
        Told told = texts.tell(delivery);
        ResourceBundle words = LetterTexts.in(told.language());
        String stop = links.of(delivery.endpoint());
        String foot = "\n\n-- \n" + words.getString("stop") + "\n" + stop + "\n";
        String reference = delivery.facts().reference();
        Letter letter = new Letter();
        letter.setFrom(name(told.language()) + " <" + from.text() + ">")
                .setTo(to.text())
                .setSubject(oneLine(Objects.requireNonNullElseGet(told.subject(), () -> subject(words, reference))))
                .setText(told.text() + foot)
                .setHtml(Html.page(
                        Objects.requireNonNullElseGet(told.html(), () -> Html.of(told.text())) + Html.of(foot),
                        told.language()))
                .setHeaders(heads(delivery, from, stop));
        return letter;
    }

    /** Where the pack has none of its own. */
    private static String subject(ResourceBundle words, String reference) {
        return reference.isEmpty()
                ? words.getString("subject.without")
                : words.getString("subject").replace("{reference}", reference);
    }

    private static MultiMap heads(Delivery delivery, Address from, String stop) {
        String ofCase = "<case-" + delivery.caseId() + "@" + from.domain() + ">";
        return MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<" + delivery.noticeId() + "@" + from.domain() + ">")
                .add("In-Reply-To", ofCase)
                .add("References", ofCase)
                .add("Auto-Submitted", "auto-generated")
                .add("List-Unsubscribe", "<" + oneLine(stop) + ">")
                .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** The region's, with nothing in it that means something in an address. */
    private String name(String language) {
        return pack.title(new Language(language))
                .replaceAll("[^\\p{L}\\p{N} -]", " ")
                .strip();
    }

    /** A line's end would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
