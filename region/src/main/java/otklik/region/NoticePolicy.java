package otklik.region;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What citizens are told of, how and when, where they wish nothing else.
 *
 * @param quiet of whoever set no hours himself
 * @param digestAt when what is told once a day is told
 * @param inSpite what is told although the citizen wants no notices: what law demands
 * @param atOnce what is told in quiet hours, too: what answers an act of the citizen's own
 * @param rules the first that holds counts
 * @param advice by hazard: what somebody in danger can do himself
 */
public record NoticePolicy(
        Optional<Quiet> quiet,
        LocalTime digestAt,
        Set<NoticeKind> inSpite,
        Set<NoticeKind> atOnce,
        List<Rule> rules,
        Map<String, Title> advice) {
    static final LocalTime DIGEST_AT = LocalTime.of(18, 0);

    static final Set<NoticeKind> AT_ONCE = Set.of(
            NoticeKind.ACKNOWLEDGEMENT,
            NoticeKind.ACKNOWLEDGEMENT_EMERGENCY,
            NoticeKind.ACKNOWLEDGEMENT_THANKS,
            NoticeKind.ACKNOWLEDGEMENT_TRIAGE,
            NoticeKind.ACKNOWLEDGEMENT_ANSWERED,
            NoticeKind.ACKNOWLEDGEMENT_REJECTED,
            NoticeKind.ACKNOWLEDGEMENT_JOINED,
            NoticeKind.STATUS_ADDED,
            NoticeKind.STATUS_REVISED,
            NoticeKind.STATUS_WITHDRAWN,
            NoticeKind.RATING_WITHOUT_CHECK,
            NoticeKind.ERASED);

    /** What somebody hears who wants to hear less, beside what law demands. */
    private static final Set<NoticeKind> LEAST = Set.of(
            NoticeKind.STATUS_ANSWERED,
            NoticeKind.STATUS_REJECTED,
            NoticeKind.STATUS_QUESTION,
            NoticeKind.RATING_WITHOUT_CHECK,
            NoticeKind.ERASED);

    /** Their words are somebody's own, and a line in a digest has no room for them. */
    private static final Set<NoticeKind> IN_WORDS =
            Set.of(NoticeKind.STATUS_ANSWERED, NoticeKind.STATUS_REJECTED, NoticeKind.STATUS_QUESTION);

    public NoticePolicy {
        inSpite = Set.copyOf(inSpite);
        atOnce = Set.copyOf(atOnce);
        rules = List.copyOf(rules);
        advice = Map.copyOf(advice);
    }

    /**
     * How some notices are told. An empty set stands for all.
     *
     * @param regimes of the case
     * @param channels that the citizen is told by
     */
    public record Rule(Set<NoticeKind> kinds, Set<String> regimes, Set<String> channels, Tell tell) {
        public Rule {
            kinds = Set.copyOf(kinds);
            regimes = Set.copyOf(regimes);
            channels = Set.copyOf(channels);
        }

        private boolean holds(NoticeKind kind, String regime, String channel) {
            return (kinds.isEmpty() || kinds.contains(kind))
                    && (regimes.isEmpty() || regimes.contains(regime))
                    && (channels.isEmpty() || channels.contains(channel));
        }
    }

    static NoticePolicy usual(Set<NoticeKind> inSpite) {
        return new NoticePolicy(Optional.empty(), DIGEST_AT, inSpite, AT_ONCE, List.of(), Map.of());
    }

    /** What a pack may have a rule for: notices about a case. */
    static boolean isRuled(NoticeKind kind) {
        return isOfProgress(kind)
                || kind.code().startsWith("acknowledgement")
                || kind == NoticeKind.RATING_WITHOUT_CHECK;
    }

    /** How the pack has this told. */
    public Tell tell(NoticeKind kind, String regime, String channel) {
        if (!isRuled(kind)) {
            return Tell.NOW;
        }
        Tell tell = rules.stream()
                .filter(rule -> rule.holds(kind, regime, channel))
                .map(Rule::tell)
                .findFirst()
                .orElse(Tell.NOW);
        return switch (tell) {
            case NOW -> Tell.NOW;
            case DIGEST -> isDigestible(kind) ? Tell.DIGEST : Tell.NOW;
            case NEVER -> inSpite.contains(kind) ? Tell.NOW : Tell.NEVER;
        };
    }

    /** Whether this is told in quiet hours, too. */
    public boolean atOnce(NoticeKind kind) {
        return !isRuled(kind) || atOnce.contains(kind);
    }

    /** Whether a line says it all, and law does not demand a notice of its own. */
    public boolean isDigestible(NoticeKind kind) {
        return isOfProgress(kind) && !IN_WORDS.contains(kind) && !inSpite.contains(kind);
    }

    /** Whether somebody hears this who wants to hear less. */
    public boolean isLeast(NoticeKind kind) {
        return !isRuled(kind)
                || kind.code().startsWith("acknowledgement")
                || LEAST.contains(kind)
                || inSpite.contains(kind);
    }

    /**
     * What who is in this danger can do himself.
     *
     * @param sign the hazard, or one of its patterns
     */
    public Optional<Title> advice(@Nullable String sign) {
        return sign == null
                ? Optional.empty()
                : Optional.ofNullable(advice.get(Emergencies.hazardOfPattern().getOrDefault(sign, sign)));
    }

    private static boolean isOfProgress(NoticeKind kind) {
        return kind.code().startsWith("status-");
    }
}
