package otklik.notify.delivery;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;

/** What is not tried because its citizen will not have it. */
@Singleton
final class Bars {
    private final RegionPack pack;

    Bars(RegionPack pack) {
        this.pack = pack;
    }

    /** Why this is not told; absent where it is. Who stopped notices is answered in the chat all the same, and told what law demands. */
    @Nullable
    DeadReason against(Delivery delivery) {
        DeadReason bar = delivery.bar();
        return bar == DeadReason.STOPPED && isTold(delivery.notice()) ? null : bar;
    }

    private boolean isTold(String notice) {
        return NoticeKind.of(notice)
                .filter(kind -> kind.isTalk() || pack.notices().inSpite().contains(kind))
                .isPresent();
    }
}
