package otklik.notify.ledger;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import otklik.notify.contact.ChatBars;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Outcome;
import otklik.notify.delivery.Recipient;

/** A provider says that a citizen lets nobody write to him: until he writes again, nothing more is tried there. */
@Singleton
final class BarBlocked implements FinalWord {
    /** VK says by itself who blocks; and who spoke on a wall and takes no messages is told there that he takes none. */
    private static final Set<String> NOT_BARRED = Set.of("vk");

    private final ChatBars bars;

    BarBlocked(ChatBars bars) {
        this.bars = bars;
    }

    @Override
    public void ended(Connection transaction, List<Outcome> counted) throws SQLException {
        for (Outcome outcome : counted) {
            if (outcome instanceof Outcome.Dead dead && isBlocked(dead)) {
                bars.block(transaction, dead.delivery().endpoint(), dead.at());
            }
        }
    }

    private static boolean isBlocked(Outcome.Dead dead) {
        return dead.why() == DeadReason.BLOCKED
                && dead.wasTried()
                && dead.delivery().oneAtATime()
                && !Recipient.OnDuty.isEndpoint(dead.delivery().endpoint())
                && !NOT_BARRED.contains(dead.delivery().channel());
    }
}
