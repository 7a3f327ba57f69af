package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import otklik.notify.wish.Moment;
import otklik.notify.wish.When;
import otklik.notify.wish.Wish;
import otklik.notify.wish.Wishes;
import otklik.region.NoticeKind;
import otklik.region.NoticePolicy;
import otklik.region.RegionPack;
import otklik.region.Tell;

/** Which notices wait, and which are not told at all: by the rules of the pack and what citizens wish. Works within the caller's transaction. */
@Singleton
final class HoldBack {
    private final RegionPack pack;
    private final Wishes wishes;
    private final HeldRows rows;
    private final DeliveryMeters meters;

    HoldBack(RegionPack pack, Wishes wishes, HeldRows rows, DeliveryMeters meters) {
        this.pack = pack;
        this.wishes = wishes;
        this.rows = rows;
        this.meters = meters;
    }

    /**
     * A notice that could be told.
     *
     * @param first whether it is the first that is heard of the case
     */
    record Draft(NoticeKind kind, String regime, Delivery delivery, boolean first) {}

    /** When each is told; without those that are not, which are counted. */
    Map<UUID, Moment> moments(Connection transaction, Collection<Draft> drafts, Instant now) throws SQLException {
        NoticePolicy policy = pack.notices();
        Set<String> chats = new HashSet<>();
        for (Draft draft : drafts) {
            if (draft.delivery().oneAtATime()) {
                chats.add(draft.delivery().endpoint());
            }
        }
        Map<String, Wish> wished = wishes.of(transaction, chats);
        Map<UUID, Moment> moments = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            Delivery delivery = draft.delivery();
            Tell tell = policy.tell(draft.kind(), draft.regime(), delivery.channel());
            Wish wish = wished.getOrDefault(delivery.endpoint(), Wish.NONE);
            Moment moment = delivery.oneAtATime()
                    ? When.of(draft.kind(), tell, wish, policy, pack.zone(), now)
                    : ofPlatform(tell);
            if (moment instanceof Moment.Never never) {
                meters.untold(delivery.channel(), never.why());
            } else {
                moments.put(delivery.noticeId(), moment);
            }
        }
        return moments;
    }

    /** A platform neither sleeps nor reads digests. */
    private static Moment ofPlatform(Tell tell) {
        return tell == Tell.NEVER ? new Moment.Never("rule") : new Moment.Now();
    }

    /**
     * Holds what waits, and opens what is held before what does not.
     *
     * @param planned those of the moments that are new
     */
    void hold(Connection transaction, List<Delivery> planned, Map<UUID, Moment> moments, Instant now)
            throws SQLException {
        List<HeldRows.Held> held = new ArrayList<>();
        List<Delivery> told = new ArrayList<>();
        for (Delivery delivery : planned) {
            switch (moments.getOrDefault(delivery.noticeId(), new Moment.Now())) {
                case Moment.HeldUntil later ->
                    held.add(new HeldRows.Held(delivery.noticeId(), HeldRows.QUIET, RetryRules.micros(later.at())));
                case Moment.InDigest later ->
                    held.add(new HeldRows.Held(delivery.noticeId(), HeldRows.DIGEST, RetryRules.micros(later.at())));
                case Moment.Now ignored -> {
                    if (delivery.oneAtATime() && delivery.caseVersion() > 1) {
                        told.add(delivery);
                    }
                }
                case Moment.Never ignored -> {}
            }
        }
        rows.hold(transaction, held);
        rows.openBefore(transaction, told, now);
    }
}
