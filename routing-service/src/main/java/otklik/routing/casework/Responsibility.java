package otklik.routing.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Message;
import otklik.contracts.Tags;
import otklik.region.Agency;
import otklik.region.Bot;
import otklik.region.Category;
import otklik.region.Connector;
import otklik.region.Decision;
import otklik.region.Language;
import otklik.region.RegionPack;
import otklik.region.Route;
import otklik.region.RoutingQuery;
import otklik.region.RuleFailed;

/** Who is responsible and until when, as the region pack says that is in use at the time. Thread-safe. */
public final class Responsibility {
    private static final String CONNECTOR = "connector";
    private static final String RULE_ERROR = "rule-error";

    /** The regime of thanks, by the words of the field. */

    /** The regime of thanks: no answer is owed. */
    public static final String GRATITUDE = "gratitude";

    private final Supplier<RegionPack> packs;
    private final CaseDeadlines deadlines;
    private final RuleAlarm alarm;

    public Responsibility(RegionPack pack) {
        this(() -> pack, RuleAlarm.LOG);
    }

    /**
     * @param packs asked once for each decision
     * @param alarm hears of rules that cannot be asked
     */
    public Responsibility(Supplier<RegionPack> packs, RuleAlarm alarm) {
        this.packs = packs;
        this.deadlines = new CaseDeadlines(packs);
        this.alarm = alarm;
    }

    /**
     * What was decided for a new message.
     *
     * @param municipality code of the pack, where it is known
     * @param regime which clock applies
     * @param reason why it waits in triage; absent where the rules decided
     */
    public record Decided(
            CaseStatus status,
            @Nullable String municipality,
            String regime,
            Ruling ruling,
            @Nullable String reason) {}

    /** The pack that is in use when it is asked. */
    public Supplier<RegionPack> packs() {
        return packs;
    }

    public Decided decide(Message message, Tags tags, Instant openedAt) {
        RegionPack pack = packs.get();
        Tags.KindGuess kind = tags.kind();
        Tags.Emergency emergency = tags.emergency();
        RoutingQuery query = RoutingQuery.of(
                        tags.category(),
                        tags.confidence(),
                        municipality(pack, message, tags),
                        regime(pack, message),
                        connector(pack, message.channel(), message.source()),
                        openedAt)
                .withLeaf(tags.leaf())
                .withKind(kind == null ? null : new RoutingQuery.Wish(kind.kind(), kind.confidence()))
                .withEmergency(
                        emergency == null ? null : new RoutingQuery.Emergency(emergency.hazard(), emergency.pattern()))
                .withCampaign(message.campaign())
                .withText(message.text());
        return decided(pack, query, CaseClock.from(openedAt), pack.language(message.language()));
    }

    /**
     * What the rules say of a case whose category a person has set, and so is sure of; its clock runs from its opening, and the rules are
     * those that were valid then. How sure its kind was has not been kept, so rules that ask for a sure kind do not take it.
     */
    public Decided decide(Case known, String category) {
        String kind = known.understood().kind();
        return again(
                known, category, kind == null ? null : new RoutingQuery.Wish(kind, 0), known.regime(), known.clock());
    }

    /** What the rules say of a case whose kind a person has set; thanks that are none come under the regime of the way they came. */
    public Decided decideAs(Case known, String kind, CaseClock clock) {
        String regime = known.isThanks() ? ofItsWay(packs.get(), known.origin()) : known.regime();
        return again(known, known.category(), new RoutingQuery.Wish(kind, 1), regime, clock);
    }

    /** Work that begins, and by which clock. */
    public record Work(CaseStatus.Open status, String regime, Ruling ruling, CaseClock clock) {}

    private Decided again(
            Case known, String category, RoutingQuery.@Nullable Wish wish, String regime, CaseClock clock) {
        RegionPack pack = packs.get();
        CaseSnapshot.Origin origin = known.origin();
        String emergency = known.understood().emergency();
        RoutingQuery query = RoutingQuery.of(
                        category,
                        1,
                        known.municipality(),
                        regime,
                        connector(pack, origin.channel(), origin.source()),
                        known.openedAt())
                .withLeaf(known.leaf())
                .withKind(wish)
                .withEmergency(emergency == null ? null : RoutingQuery.Emergency.ofPattern(emergency))
                .withText(known.text());
        return decided(pack, query, clock, pack.language(origin.language()));
    }

    /**
     * Who works on a case that has been let go or split off, as {@link #decide(Case, String)} says. What rules answer or turn down, they do
     * so at the opening alone: here a person looks at it.
     *
     * @param clock by which it has come there
     */
    public Work work(Case known, String category, CaseClock clock) {
        String kind = known.understood().kind();
        Decided decided =
                again(known, category, kind == null ? null : new RoutingQuery.Wish(kind, 0), known.regime(), clock);
        CaseStatus.Open open = decided.status() instanceof CaseStatus.Open its
                ? its
                : new CaseStatus.Triage(null, deadlines.triageDue(decided.regime(), clock));
        return new Work(open, decided.regime(), decided.ruling(), clock);
    }

    /** The category of that code, where the pack has one. */
    public Optional<Category> category(String code) {
        return packs.get().category(code);
    }

    /** Codes of all categories, in the pack's order. */
    public List<String> categories() {
        return packs.get().categories().stream().map(Category::code).toList();
    }

    /** A rule that cannot be asked is never passed over: what later rules would have said may be wrong. A person decides. */
    private Decided decided(RegionPack pack, RoutingQuery query, CaseClock clock, Language language) {
        try {
            return decided(pack, query, clock, language, pack.decide(query));
        } catch (RuleFailed e) {
            alarm.failed(e.rule(), e);
            return triage(RULE_ERROR, query, new Ruling(e.rule(), pack.version(), null), clock);
        }
    }

    private Decided decided(
            RegionPack pack, RoutingQuery query, CaseClock clock, Language language, Decision decision) {
        String regime = query.regime();
        Ruling by = new Ruling(decision.ruleId(), decision.packVersion(), decision.why());
        Instant now = clock.start();
        return switch (decision.route()) {
            case Route.Assign assign ->
                decided(
                        new CaseStatus.Assigned(
                                assignment(assign.executor(), assign.curator(), regime, query.category(), clock)),
                        query,
                        regime,
                        by);
            case Route.Triage triage -> triage(triage.reason(), query, by, clock);
            case Route.Thanks thanks ->
                decided(
                        new CaseStatus.Closed(
                                new Assignment(thanks.praised().code(), null, null),
                                Resolution.ofPack("thanks", pack.thanks(language), now),
                                now),
                        query,
                        GRATITUDE,
                        by);
            case Route.Answer answer ->
                decided(
                        new CaseStatus.Approved(
                                null,
                                Resolution.ofPack(
                                        answer.answer().id(),
                                        answer.answer().text().in(language),
                                        now),
                                now),
                        query,
                        regime,
                        by);
            case Route.Reject reject
            when pack.rejectsAlone(reject.reason()) ->
                decided(new CaseStatus.Rejected(null, reject.reason().code(), now), query, regime, by);
            // A proposal: a moderator turns it down, or does not.
            case Route.Reject reject -> triage("reject-" + reject.reason().code(), query, by, clock);
        };
    }

    private static Decided decided(CaseStatus status, RoutingQuery query, String regime, Ruling by) {
        return new Decided(status, query.municipality(), regime, by, null);
    }

    private Decided triage(String reason, RoutingQuery query, Ruling by, CaseClock clock) {
        CaseStatus waits = new CaseStatus.Triage(null, deadlines.triageDue(query.regime(), clock));
        return new Decided(waits, query.municipality(), query.regime(), by, reason);
    }

    /** The same case with another executor: curator and clock stay; a case from triage gets the deadline of its clock. */
    public Optional<Assignment> reassign(Case known, String executor) {
        RegionPack pack = packs.get();
        return pack.agency(executor)
                .map(agency -> known.status()
                        .assignment()
                        .map(held -> new Assignment(
                                agency.code(),
                                agency.code().equals(held.curator()) ? null : held.curator(),
                                held.deadline()))
                        .orElseGet(() -> assignment(agency, null, known.regime(), known.category(), known.clock())));
    }

    /** Agencies that can be competent for the case instead of the one that holds it: its curator and the administration of its place. */
    public Set<String> competentBeside(Case known) {
        Set<String> competent = new TreeSet<>();
        Assignment held = known.status().assignment().orElse(null);
        if (held != null && held.curator() != null) {
            competent.add(held.curator());
        }
        Optional.ofNullable(known.municipality())
                .flatMap(code -> packs.get().municipality(code))
                .ifPresent(place -> competent.add(place.administration().code()));
        if (held != null) {
            competent.remove(held.executor());
        }
        return competent;
    }

    /** Until when the agency that holds the case may hand it on; empty where the regime does not limit it. */
    public Optional<Instant> redirectBy(Case known) {
        RegionPack pack = packs.get();
        return pack.regime(known.regime())
                .flatMap(regime ->
                        pack.deadlines().redirectBy(regime, known.clock().start()));
    }

    public boolean knowsAgency(String code) {
        return packs.get().agency(code).isPresent();
    }

    /** Whether a second person reads an answer before the citizen does. */
    public boolean needsApproval(String regime) {
        return packs.get().needsApproval(regime);
    }

    private Assignment assignment(
            Agency executor, @Nullable Agency curator, String regime, String category, CaseClock clock) {
        return new Assignment(
                executor.code(), curator == null ? null : curator.code(), deadlines.due(regime, category, clock));
    }

    private static @Nullable String municipality(RegionPack pack, Message message, Tags tags) {
        String guess = tags.municipality() == null ? message.municipality() : tags.municipality();
        return guess == null || pack.municipality(guess).isEmpty() ? null : guess;
    }

    /** The sender's hint where the pack knows it, else that of the way it came; the pack's first for a way it has lost. */
    private static String regime(RegionPack pack, Message message) {
        String hint = message.regime();
        if (hint != null && pack.regime(hint).isPresent()) {
            return hint;
        }
        return ofItsWay(pack, message.channel(), message.source());
    }

    private static String ofItsWay(RegionPack pack, CaseSnapshot.Origin origin) {
        return ofItsWay(pack, origin.channel(), origin.source());
    }

    private static String ofItsWay(RegionPack pack, String channel, String source) {
        Optional<String> regime = channel.equals(CONNECTOR)
                ? pack.connector(source).map(Connector::regime)
                : pack.bot(channel, source).map(Bot::regime);
        return regime.orElseGet(() -> pack.regimes().iterator().next().code());
    }

    private static String connector(RegionPack pack, String channel, String source) {
        return channel.equals(CONNECTOR)
                ? source
                : pack.bot(channel, source).map(Bot::connector).orElse(channel + "-" + source);
    }
}
