package otklik.notify.template;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.Recipient;
import otklik.region.Language;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;

/** What is asked under a notice in a chat, and the buttons that answer it. */
final class Questions {
    private static final int BEST = 5;

    private final RegionPack pack;

    Questions(RegionPack pack) {
        this.pack = pack;
    }

    /** To be put after the text; empty where nothing is asked. */
    String under(Delivery delivery, Language language) {
        return switch (asked(delivery)) {
            case NOTHING -> "";
            case RATING -> "\n\n" + words(NoticeKind.ASK_RATING, language);
            case HELPED -> "\n\n" + words(NoticeKind.ASK_HELPED, language);
        };
    }

    List<Button> buttons(Delivery delivery, Language language) {
        String reference = delivery.facts().reference();
        return switch (asked(delivery)) {
            case NOTHING -> List.of();
            case RATING ->
                IntStream.rangeClosed(1, BEST)
                        .mapToObj(stars -> new Button(Integer.toString(stars), "rate/" + reference + "/" + stars))
                        .toList();
            case HELPED ->
                List.of(
                        new Button(words(NoticeKind.BUTTON_HELPED, language), "helped/" + reference + "/yes"),
                        new Button(words(NoticeKind.BUTTON_NOT_HELPED, language), "helped/" + reference + "/no"));
        };
    }

    private enum Asked {
        NOTHING,
        RATING,
        HELPED
    }

    /** A connector's platform asks its people itself, and to a letter nobody can answer. */
    private static Asked asked(Delivery delivery) {
        if (!delivery.oneAtATime() || delivery.channel().equals(Recipient.Mailbox.CHANNEL)) {
            return Asked.NOTHING;
        }
        if (delivery.notice().equals(NoticeKind.STATUS_ANSWERED.code())) {
            return Asked.RATING;
        }
        if (delivery.notice().equals(NoticeKind.STATUS_CLOSED.code())) {
            return Boolean.TRUE.equals(delivery.facts().rated()) ? Asked.NOTHING : Asked.RATING;
        }
        return delivery.notice().equals(NoticeKind.ACKNOWLEDGEMENT_ANSWERED.code()) ? Asked.HELPED : Asked.NOTHING;
    }

    private String words(NoticeKind kind, Language language) {
        return pack.template(kind, language).render(Map.of());
    }
}
