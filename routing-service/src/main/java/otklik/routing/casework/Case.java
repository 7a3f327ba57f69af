package otklik.routing.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Streams;

/**
 * The work opened for a message.
 *
 * @param number ours alone
 * @param version grows by one with each change, under the row's lock
 * @param messageId the first message
 * @param text the first message's words, masked
 * @param category the first guess, or what staff corrected it to
 * @param confidence probability of the first guess; a correction leaves it
 * @param leaf finer category, where it is known
 * @param voices how many cases it answers, itself included
 * @param lead the case that it has joined, also once both are answered
 */
public record Case(
        long number,
        String caseId,
        String reference,
        int version,
        CaseStatus status,
        String messageId,
        CaseSnapshot.Origin origin,
        String category,
        double confidence,
        @Nullable String municipality,
        String regime,
        Instant openedAt,
        Ruling ruling,
        CaseClock clock,
        String text,
        @Nullable String leaf,
        Understood understood,
        int voices,
        @Nullable Lead lead) {

    /** Whether what its citizen writes of the same matter still belongs to it. */
    public boolean takesMessages() {
        return !(status instanceof CaseStatus.Done);
    }

    /** Whether others with the same problem can join it. */
    public boolean takesMembers() {
        return lead == null && takesMessages();
    }

    /** What stands for words that are gone. */
    public static final String ERASED = "<ERASED>";

    /** The case after a step of its work. */
    public Case became(CaseStatus next) {
        return changed(next, category, leaf, regime, ruling, clock, text, voices, lead);
    }

    /** The case after staff said what it is about; what the new category means for its holder is another step. */
    public Case recategorised(String other, @Nullable String otherLeaf) {
        return changed(status, other, otherLeaf, regime, ruling, clock, text, voices, lead);
    }

    /** The case after the rules gave it this holder. */
    public Case routed(CaseStatus.Assigned next, Ruling by, Instant at) {
        return changed(next, category, leaf, regime, by, clock.handedAt(at), text, voices, lead);
    }

    /** The case after it came to somebody else. */
    public Case handedOver(CaseStatus next, Instant at) {
        return changed(next, category, leaf, regime, ruling, clock.handedAt(at), text, voices, lead);
    }

    /** The case after somebody said that he has seen it. */
    public Case acknowledged() {
        return changed(status, category, leaf, regime, ruling, clock.acknowledged(), text, voices, lead);
    }

    /** The case after staff said what the message really wants. */
    public Case wanting(String kind, CaseStatus next, String underRegime, CaseClock by) {
        return new Case(
                number,
                caseId,
                reference,
                version + 1,
                next,
                messageId,
                origin,
                category,
                confidence,
                municipality,
                underRegime,
                openedAt,
                ruling,
                by,
                text,
                leaf,
                understood.wanting(kind),
                voices,
                lead);
    }

    /** The case after its clock was stopped, set going, set back or set anew, with what that makes of its deadline. */
    public Case timed(CaseStatus next, String underRegime, CaseClock by) {
        return changed(next, category, leaf, underRegime, ruling, by, text, voices, lead);
    }

    /** The case after the citizen changed the words. */
    public Case reworded(String newText) {
        return changed(status, category, leaf, regime, ruling, clock, newText, voices, lead);
    }

    /** The case after something was told of it that changes none of its own facts. */
    public Case next() {
        return became(status);
    }

    /** The case after it joined another; who has joined it goes with it. */
    public Case joined(CaseStatus.Joined next) {
        return changed(next, category, leaf, regime, ruling, CaseClock.from(openedAt), text, 1, next.lead());
    }

    /** The case after the rules took it for one that is worked on by itself. */
    public Case separated(CaseStatus next, Ruling by, CaseClock itsClock) {
        return changed(next, category, leaf, regime, by, itsClock, text, voices, null);
    }

    /** The case after it was reopened by itself: it answers alone from now on. */
    public Case alone() {
        return new Case(
                number,
                caseId,
                reference,
                version,
                status,
                messageId,
                origin,
                category,
                confidence,
                municipality,
                regime,
                openedAt,
                ruling,
                clock,
                text,
                leaf,
                understood,
                voices,
                null);
    }

    /** The same case with its lead as that was stored: before anybody has heard of either. */
    public Case following(Lead stored) {
        return new Case(
                number,
                caseId,
                reference,
                version,
                status,
                messageId,
                origin,
                category,
                confidence,
                municipality,
                regime,
                openedAt,
                ruling,
                clock,
                text,
                leaf,
                understood,
                voices,
                stored);
    }

    /** The case after so many others joined it, or left it. */
    public Case heard(int more) {
        return changed(status, category, leaf, regime, ruling, clock, text, Math.max(1, voices + more), lead);
    }

    /** The case without its words and without where it came from; open work ends with it. */
    public Case erased(Instant at) {
        return new Case(
                number,
                caseId,
                reference,
                version + 1,
                status.erased(at),
                messageId,
                new CaseSnapshot.Origin(
                        origin.channel(), origin.source(), messageId, messageId, null, origin.language()),
                category,
                confidence,
                municipality,
                regime,
                openedAt,
                new Ruling(ruling.rule(), ruling.packVersion(), null),
                clock,
                ERASED,
                leaf,
                understood,
                1,
                null);
    }

    /** Nothing can be done any more with a case that has no words. */
    public boolean isErased() {
        return text.equals(ERASED);
    }

    /** The next version: all that a step can change; the rest is what the case was opened with. */
    private Case changed(
            CaseStatus nextStatus,
            String nextCategory,
            @Nullable String nextLeaf,
            String nextRegime,
            Ruling nextRuling,
            CaseClock nextClock,
            String nextText,
            int nextVoices,
            @Nullable Lead nextLead) {
        return new Case(
                number,
                caseId,
                reference,
                version + 1,
                nextStatus,
                messageId,
                origin,
                nextCategory,
                confidence,
                municipality,
                nextRegime,
                openedAt,
                nextRuling,
                nextClock,
                nextText,
                nextLeaf,
                understood,
                nextVoices,
                nextLead);
    }

    /**
     * Another matter of the same message, as a case of its own that nobody has decided on yet. Danger stays with the case that it was
     * found in.
     */
    public Case part(long itsNumber, String itsId, Reference called, String about, @Nullable String itsLeaf) {
        return new Case(
                itsNumber,
                itsId,
                called.toString(),
                1,
                new CaseStatus.Triage(null),
                messageId,
                origin,
                about,
                confidence,
                municipality,
                regime,
                openedAt,
                ruling,
                CaseClock.from(openedAt),
                text,
                itsLeaf,
                understood.withoutEmergency(),
                1,
                null);
    }

    /** A part as the rules decided, still in its first version. */
    public Case decided(CaseStatus as, String under, Ruling by) {
        return new Case(
                number,
                caseId,
                reference,
                version,
                as,
                messageId,
                origin,
                category,
                confidence,
                municipality,
                under,
                openedAt,
                by,
                clock,
                text,
                leaf,
                understood,
                voices,
                lead);
    }

    /** This, an older state of the case, as the version that follows on its present one. */
    public Case after(Case present) {
        return new Case(
                number,
                caseId,
                reference,
                present.version() + 1,
                status,
                messageId,
                origin,
                category,
                confidence,
                municipality,
                regime,
                openedAt,
                ruling,
                clock,
                present.text(),
                leaf,
                understood,
                present.voices(),
                present.lead());
    }

    /** The same case under another reference: before it is stored, when the first one was taken. */
    public Case called(Reference other) {
        return new Case(
                number,
                caseId,
                other.toString(),
                version,
                status,
                messageId,
                origin,
                category,
                confidence,
                municipality,
                regime,
                openedAt,
                ruling,
                clock,
                text,
                leaf,
                understood,
                voices,
                lead);
    }

    /** Whether it stands in the register of thanks. */
    public boolean isThanks() {
        return regime.equals(Responsibility.GRATITUDE) && status instanceof CaseStatus.Closed;
    }

    /** Whether it cannot wait, and nobody who has it says that he has seen it. */
    public boolean isUnacknowledged() {
        return understood.emergency() != null
                && (status instanceof CaseStatus.Triage || status instanceof CaseStatus.Assigned)
                && !clock.isAcknowledged();
    }

    /** The commands that are possible now, as they are called in the API. */
    public Set<String> allowed() {
        Set<String> allowed = new TreeSet<>();
        for (Step step : Step.values()) {
            if (step.isPossible(this)) {
                allowed.add(step.command());
            }
        }
        return allowed;
    }

    public @Nullable String rule() {
        return ruling.rule();
    }

    public String packVersion() {
        return ruling.packVersion();
    }

    /** Executor and curator; none in triage. */
    public Set<String> agencies() {
        return status.assignment().map(Assignment::agencies).orElse(Set.of());
    }

    /** The streams that hear of it: all cases' and those of its agencies. */
    public List<String> topics() {
        List<String> topics = new ArrayList<>();
        topics.add(Streams.CASES_EVENTS.name());
        topics.addAll(topicsOf(agencies()));
        return topics;
    }

    static List<String> topicsOf(Collection<String> agencies) {
        return agencies.stream()
                .map(agency -> Streams.AGENCY_CASES.of(agency).name())
                .toList();
    }

    /** As subscribers see it. */
    public CaseSnapshot snapshot() {
        Assignment held = status.assignment().orElse(null);
        return new CaseSnapshot(
                caseId,
                reference,
                version,
                status.code(),
                messageId,
                origin,
                category,
                confidence,
                municipality,
                regime,
                held == null ? null : held.executor(),
                held == null ? null : held.curator(),
                openedAt,
                held == null ? null : held.deadline(),
                ruling.rule(),
                ruling.packVersion(),
                text,
                leaf,
                understood.guess(),
                understood.guesses().isEmpty() ? null : understood.guesses(),
                understood.model(),
                understood.kind(),
                understood.emergency(),
                voices,
                lead == null ? null : lead.told());
    }

    @Override
    public String toString() {
        return "Case[reference=" + reference + ", version=" + version + ", status=" + status.code() + "]";
    }
}
