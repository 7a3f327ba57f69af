package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.region.RegionPack;

/**
 * What anybody may know of a case. Never: appeals, thanks, what was turned down as spam or insult, what is erased. Words and places only
 * of what many citizens share by the pack (a road, a lamp): what is a person's own is shown without them, and only where it came by
 * Open311, whose client has to follow it.
 */
@Singleton
final class Openness {
    private static final Set<String> ABUSE = Set.of("spam", "insult", "erased");
    private static final String THANKS = "gratitude";

    private final RegionPack pack;
    private final Open311Settings settings;

    Openness(RegionPack pack, Open311Settings settings) {
        this.pack = pack;
        this.settings = settings;
    }

    /** @param rejectedFor why it was turned down, if it was */
    Sight sight(CaseEvent event, @Nullable String rejectedFor) {
        CaseSnapshot its = event.snapshot();
        if (event instanceof CaseEvent.CaseErased) {
            return Sight.ERASED;
        }
        if (settings.privateRegimes().contains(its.regime())
                || THANKS.equals(its.kind())
                || (rejectedFor != null && ABUSE.contains(rejectedFor))) {
            return Sight.HIDDEN;
        }
        if (source(its.origin()) == null && !(settings.allChannels() && isDescribed(its))) {
            return Sight.HIDDEN;
        }
        return its.lead() == null ? Sight.LISTED : Sight.BY_NUMBER;
    }

    boolean isDescribed(CaseSnapshot its) {
        return pack.isShared(its.category(), its.leaf());
    }

    boolean showsAnswers() {
        return settings.resolutions();
    }

    /** The connector by which a message came, if it came by Open311. */
    @Nullable
    String source(CaseSnapshot.Origin origin) {
        return origin.channel().equals("connector") && settings.connectors().contains(origin.source())
                ? origin.source()
                : null;
    }
}
