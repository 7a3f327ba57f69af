package otklik.routing.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
 * @param campaign the campaign or question pool that the first message belongs to, in the sender's word for it
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
        @Nullable Lead lead,
        @Nullable String campaign) {

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

    /** What stands for words that their citizen took back. */
    public static final String WITHDRAWN = "<WITHDRAWN>";

    /** The case after a step of its work. */
    public Case became(CaseStatus next) {
        return changed(its -> its.status = next);
    }

    /** The case after staff said what it is about; what the new category means for its holder is another step. */
    public Case recategorised(String other, @Nullable String otherLeaf) {
        return changed(its -> {
            its.category = other;
            its.leaf = otherLeaf;
        });
    }

    /** The case after the rules gave it this holder. */
    public Case routed(CaseStatus.Assigned next, Ruling by, Instant at) {
        return changed(its -> {
            its.status = next;
            its.ruling = by;
            its.clock = clock.handedAt(at);
        });
    }

    /** The case after it came to somebody else. */
    public Case handedOver(CaseStatus next, Instant at) {
        return changed(its -> {
            its.status = next;
            its.clock = clock.handedAt(at);
        });
    }

    /** The case after somebody said that he has seen it. */
    public Case acknowledged() {
        return changed(its -> its.clock = clock.acknowledged());
    }

    /** The case after staff said what the message really wants. */
    public Case wanting(String kind, CaseStatus next, String underRegime, CaseClock by) {
        return changed(its -> {
            its.status = next;
            its.regime = underRegime;
            its.clock = by;
            its.understood = understood.wanting(kind);
        });
    }

    /** The case after its clock was stopped, set going, set back or set anew, with what that makes of its deadline. */
    public Case timed(CaseStatus next, String underRegime, CaseClock by) {
        return changed(its -> {
            its.status = next;
            its.regime = underRegime;
            its.clock = by;
        });
    }

    /** The case after the citizen changed the words. */
    public Case reworded(String newText) {
        return changed(its -> its.text = newText);
    }

    /** The case after its citizen took his message back before anybody worked on it. */
    public Case withdrawn(CaseStatus.Rejected next) {
        return changed(its -> {
            its.status = next;
            its.text = WITHDRAWN;
        });
    }

    /** The case after something was told of it that changes none of its own facts. */
    public Case next() {
        return changed(its -> {});
    }

    /** The case after it joined another; who has joined it goes with it. */
    public Case joined(CaseStatus.Joined next) {
        return changed(its -> {
            its.status = next;
            its.clock = CaseClock.from(openedAt);
            its.voices = 1;
            its.lead = next.lead();
        });
    }

    /** The case after the rules took it for one that is worked on by itself. */
    public Case separated(CaseStatus next, Ruling by, CaseClock itsClock) {
        return changed(its -> {
            its.status = next;
            its.ruling = by;
            its.clock = itsClock;
            its.lead = null;
        });
    }

    /** The case after so many others joined it, or left it. */
    public Case heard(int more) {
        return changed(its -> its.voices = Math.max(1, voices + more));
    }

    /** The case without its words and without where it came from; open work ends with it. */
    public Case erased(Instant at) {
        return changed(its -> {
            its.status = status.erased(at);
            its.origin = new CaseSnapshot.Origin(
                    origin.channel(), origin.source(), messageId, messageId, null, origin.language());
            its.ruling = new Ruling(ruling.rule(), ruling.packVersion(), null);
            its.text = ERASED;
            its.voices = 1;
            its.lead = null;
        });
    }

    /** This, an older state of the case, as the version that follows on its present one. */
    public Case after(Case present) {
        return with(its -> {
            its.version = present.version() + 1;
            its.text = present.text();
            its.voices = present.voices();
            its.lead = present.lead();
        });
    }

    /** The case after it was reopened by itself: it answers alone from now on. The version is that of the step. */
    public Case alone() {
        return with(its -> its.lead = null);
    }

    /**
     * Another matter of the same message, as a case of its own that nobody has decided on yet. Danger stays with the case that it was
     * found in.
     */
    public Case part(long itsNumber, String itsId, Reference called, String about, @Nullable String itsLeaf) {
        return with(its -> {
            its.number = itsNumber;
            its.caseId = itsId;
            its.reference = called.toString();
            its.version = 1;
            its.status = new CaseStatus.Triage(null);
            its.category = about;
            its.clock = CaseClock.from(openedAt);
            its.leaf = itsLeaf;
            its.understood = understood.withoutEmergency();
            its.voices = 1;
            its.lead = null;
        });
    }

    /** A part as the rules decided, still in its first version. */
    public Case decided(CaseStatus as, String under, Ruling by) {
        return with(its -> {
            its.status = as;
            its.regime = under;
            its.ruling = by;
        });
    }

    private Case changed(Consumer<CaseDraft> change) {
        return with(its -> {
            its.version = version + 1;
            change.accept(its);
        });
    }

    private Case with(Consumer<CaseDraft> change) {
        CaseDraft draft = new CaseDraft(this);
        change.accept(draft);
        return draft.made();
    }

    /** Nothing can be done any more with a case that has no words. */
    public boolean isErased() {
        return text.equals(ERASED);
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
                lead == null ? null : lead.told(),
                campaign);
    }

    @Override
    public String toString() {
        return "Case[reference=" + reference + ", version=" + version + ", status=" + status.code() + "]";
    }
}
