package otklik.notify.wish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import otklik.region.NoticeKind;
import otklik.region.NoticePolicy;
import otklik.region.Quiet;
import otklik.region.Tell;

/** When a citizen is told: what the pack never tells, what he does not want, what waits for the digest, what waits for the morning. */
public final class When {
    private When() {}

    /**
     * @param tell how the pack has it told
     * @param zone whose days and nights count
     */
    public static Moment of(NoticeKind kind, Tell tell, Wish wish, NoticePolicy policy, ZoneId zone, Instant now) {
        if (tell == Tell.NEVER) {
            return new Moment.Never("rule");
        }
        if (wish.less() && !policy.isLeast(kind)) {
            return new Moment.Never("less");
        }
        // The pack's own rule for a kind is more exact than its list of what is told at once.
        boolean atOnce = policy.atOnce(kind) && tell != Tell.DIGEST;
        if (!atOnce && policy.isDigestible(kind) && wish.digest(tell == Tell.DIGEST)) {
            return new Moment.InDigest(loud(next(policy.digestAt(), zone, now), wish, policy, zone));
        }
        if (policy.atOnce(kind)) {
            return new Moment.Now();
        }
        Instant loud = loud(now, wish, policy, zone);
        return loud.equals(now) ? new Moment.Now() : new Moment.HeldUntil(loud);
    }

    private static Instant loud(Instant at, Wish wish, NoticePolicy policy, ZoneId zone) {
        return wish.quiet(policy.quiet())
                .map((Quiet quiet) -> quiet.over(at, zone))
                .orElse(at);
    }

    private static Instant next(LocalTime time, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        ZonedDateTime at = today.atTime(time).atZone(zone);
        return at.toInstant().isAfter(now)
                ? at.toInstant()
                : today.plusDays(1).atTime(time).atZone(zone).toInstant();
    }
}
