package otklik.notify.vk;

import java.util.Set;
import java.util.function.Consumer;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Delivered;
import otklik.notify.messenger.Chats;
import otklik.notify.messenger.Paces;
import otklik.notify.template.NoticeTexts.Untellable;
import otklik.notify.vk.VkAddress.Wall;
import otklik.region.NoticeKind;

/**
 * A notice for who spoke where everybody reads along. Number, PIN and content go to him alone; under his words stands only
 * that he was written to, or that he cannot be. Of steps on the way the wall hears nothing.
 */
final class VkWallNotice {
    private static final Set<NoticeKind> HEARD_ALOUD = Set.of(
            NoticeKind.ACKNOWLEDGEMENT,
            NoticeKind.ACKNOWLEDGEMENT_EMERGENCY,
            NoticeKind.ACKNOWLEDGEMENT_ANSWERED,
            NoticeKind.ACKNOWLEDGEMENT_JOINED,
            NoticeKind.ACKNOWLEDGEMENT_REJECTED,
            NoticeKind.ACKNOWLEDGEMENT_THANKS,
            NoticeKind.ACKNOWLEDGEMENT_TRIAGE,
            NoticeKind.STATUS_ANSWERED,
            NoticeKind.STATUS_REJECTED);

    /**
     * Tries of a comment under what was told already: they take some minutes, for which VK is sure to remember the message, so
     * that the person sees it once. Then it is left out.
     */
    private static final int TRIES = 5;

    private final VkMethods methods;
    private final Chats chats;
    private final Paces paces;

    VkWallNotice(VkMethods methods, Chats chats, Paces paces) {
        this.methods = methods;
        this.chats = chats;
        this.paces = paces;
    }

    void send(Delivery delivery, Wall wall, String token, Consumer<VkAnswer> told) throws Untellable {
        if (wall.person() == 0) {
            told.accept(new VkAnswer(
                    new DeliveryResult.Refused(DeadReason.UNKNOWN_RECIPIENT, "there is nobody to write to any more"),
                    0));
            return;
        }
        methods.message(delivery, wall.person(), token, answer -> {
            if (!isHeardAloud(delivery)) {
                told.accept(answer);
            } else if (answer.result() instanceof Delivered) {
                comment(delivery, wall, NoticeKind.SURFACE_TOLD, token, comment -> {
                    boolean again = comment.result() instanceof DeliveryResult.TryLater && delivery.attempts() < TRIES;
                    told.accept(again ? comment : answer);
                });
            } else if (answer.isClosed()) {
                comment(delivery, wall, NoticeKind.SURFACE_UNTOLD, token, comment -> told.accept(named(comment, wall)));
            } else {
                told.accept(answer);
            }
        });
    }

    private void comment(Delivery delivery, Wall wall, NoticeKind words, String token, Consumer<VkAnswer> told) {
        chats.turn(
                delivery,
                paces,
                "wall" + wall.owner() + "_" + wall.post(),
                failed -> told.accept(new VkAnswer(failed, 0)),
                () -> methods.comment(delivery, wall, words, token, told));
    }

    /** Under its name in the whole network, by which a reply to it is known. */
    private static VkAnswer named(VkAnswer comment, Wall wall) {
        return comment.result() instanceof Delivered shown
                ? new VkAnswer(new Delivered("comment" + wall.owner() + "_" + shown.providerMessageId()), 0)
                : comment;
    }

    private static boolean isHeardAloud(Delivery delivery) {
        return NoticeKind.of(delivery.notice()).filter(HEARD_ALOUD::contains).isPresent();
    }
}
