package otklik.testkit.guarantee;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every sender got its acknowledgement; the same notice came again only under the same id and, over all, not more often
 * than the bound allows: what may have been in flight at each crash. Notices of one case came in the order of its
 * versions.
 */
public final class NoticesWithinBound {

    private record Cause(String messageId, String kind, int caseVersion) {}

    private final String awaitedKind;
    private final long repeatsAllowed;

    private final long repeatsOfOne;

    private NoticesWithinBound(String awaitedKind, long repeatsAllowed, long repeatsOfOne) {
        this.awaitedKind = awaitedKind;
        this.repeatsAllowed = repeatsAllowed;
        this.repeatsOfOne = repeatsOfOne;
    }

    /**
     * Sets the bound.
     *
     * @param repeats how many receptions beyond the first of an id are allowed in all; 0 where nothing crashed
     */
    public static NoticesWithinBound repeatsAtMost(long repeats) {
        return new NoticesWithinBound("acknowledgement", repeats, Long.MAX_VALUE);
    }

    /** Awaits a notice whose kind begins with this, instead of {@code acknowledgement}. */
    public NoticesWithinBound awaiting(String kind) {
        return new NoticesWithinBound(kind, repeatsAllowed, repeatsOfOne);
    }

    /**
     * A channel with an idempotency handle: what is judged is what the receiver has after it, and there nothing comes twice, whatever
     * crashed.
     */
    public static NoticesWithinBound afterTheHandle() {
        return repeatsAtMost(0);
    }

    /** Beside the bound over all, none of them comes again more often than this. */
    public NoticesWithinBound ofOneAtMost(long repeats) {
        return new NoticesWithinBound(awaitedKind, repeatsAllowed, repeats);
    }

    /**
     * Judges one history.
     *
     * @param expected ids of the messages whose senders can be told
     * @param received in the order of arrival, repeats included
     */
    public Verdict verdict(Collection<String> expected, List<Notice> received) {
        Findings findings = new Findings("NoticesWithinBound");
        Map<Cause, String> idOfCause = new HashMap<>();
        Map<String, Integer> versionOfCase = new HashMap<>();
        Map<String, Long> receptions = new HashMap<>();
        Set<String> told = new HashSet<>();
        long repeats = 0;
        for (Notice notice : received) {
            if (notice.kind().startsWith(awaitedKind)) {
                told.add(notice.messageId());
            }
            long repeatsOfThis = receptions.merge(notice.id(), 1L, Long::sum) - 1;
            if (repeatsOfThis > 0) {
                repeats++;
                if (repeatsOfThis > repeatsOfOne) {
                    findings.add("notices came again more often than one may", notice.id());
                }
                continue;
            }
            String first = idOfCause.putIfAbsent(
                    new Cause(notice.messageId(), family(notice.kind()), notice.caseVersion()), notice.id());
            if (first != null) {
                findings.add(
                        "notices came again under another id",
                        "%s as %s and %s".formatted(notice.messageId(), first, notice.id()));
            }
            int before = versionOfCase.getOrDefault(notice.caseId(), 0);
            if (notice.caseVersion() > 0 && notice.caseVersion() < before) {
                findings.add("notices came after that of a later version", notice.id());
            }
            versionOfCase.merge(notice.caseId(), notice.caseVersion(), Math::max);
        }
        for (String messageId : new LinkedHashSet<>(expected)) {
            if (!told.contains(messageId)) {
                findings.add("senders got no " + awaitedKind, messageId);
            }
        }
        if (repeats > repeatsAllowed) {
            findings.add("times the bound was exceeded", repeats + " repeats, allowed " + repeatsAllowed);
        }
        return findings.verdict(expected.size());
    }

    /** An acknowledgement has variants, for triage and for thanks: a second one is a second one whichever it is. */
    private String family(String kind) {
        return kind.startsWith(awaitedKind) ? awaitedKind : kind;
    }

    /** Receptions beyond the first of each id. */
    public static long repeatsIn(Collection<Notice> received) {
        return received.size() - received.stream().map(Notice::id).distinct().count();
    }
}
