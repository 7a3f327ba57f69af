package otklik.notify.web;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.UnreadableSeal;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.template.NoticeTexts;
import otklik.notify.template.Told;
import otklik.notify.vault.Vault;
import otklik.notify.web.WebNoticeRows.Written;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;

/** Makes of a delivery what its chat keeps: the words, sealed to ourselves, and until when. */
@Singleton
final class PutIntoWords {
    private static final int LONGEST_TEXT = 8_000;

    private final NoticeTexts texts;
    private final Vault vault;
    private final Sealer sealer;
    private final RegionPack pack;
    private final WebSettings settings;

    PutIntoWords(NoticeTexts texts, Vault vault, Sealer sealer, RegionPack pack, WebSettings settings) {
        this.texts = texts;
        this.vault = vault;
        this.sealer = sealer;
        this.pack = pack;
        this.settings = settings;
    }

    /** It cannot be told: not now, where somebody may mend the keys, or never. */
    static final class Unspeakable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient DeliveryResult result;

        Unspeakable(DeliveryResult result) {
            super(null, null, false, false);
            this.result = result;
        }

        /** How the attempt ended; quotes nothing of the content. */
        DeliveryResult result() {
            return result;
        }
    }

    /** The farewell stays as long as an address may stay for its sake. */
    Written of(Delivery delivery, Instant now) throws Unspeakable {
        try {
            WebChat chat = WebChat.of(vault.open(Objects.requireNonNull(delivery.address())));
            Told told = texts.tell(delivery, LONGEST_TEXT);
            boolean farewell = delivery.notice().equals(NoticeKind.ERASED.code());
            return new Written(
                    delivery.noticeId(),
                    chat,
                    told.language(),
                    sealer.seal(new Content(told.text(), told.buttons()).json()),
                    now.plus(farewell ? pack.retention().farewell() : settings.keep()));
        } catch (NoticeTexts.Untellable e) {
            throw new Unspeakable(e.result());
        } catch (UnreadableSeal e) {
            throw new Unspeakable(new DeliveryResult.TryLater(
                    null, "the contact's address cannot be unsealed with this key", Blame.NOTICE));
        }
    }
}
