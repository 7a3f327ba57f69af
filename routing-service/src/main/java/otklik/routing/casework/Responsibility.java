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
import otklik.region.RegionPack;
import otklik.region.Route;
import otklik.region.RoutingQuery;

/** Who is responsible and until when, as the region pack says that is in use at the time. Thread-safe. */
public final class Responsibility {
    private static final String CONNECTOR = "connector";

    /** The regime of thanks, by the words of the field. */
    private static final String GRATITUDE = "gratitude";

    private final Supplier<RegionPack> packs;
    private final CaseDeadlines deadlines;

    public Responsibility(RegionPack pack) {
        this(() -> pack);
    }

    /** @param packs asked once for each decision */
    public Responsibility(Supplier<RegionPack> packs) {
        this.packs = packs;
        this.deadlines = new CaseDeadlines(packs);
    }

    /**
     * What was decided for a new message.
     *
     * @param municipality code of the pack, where it is known
     * @param regime which clock applies
     * @param reason why it waits in triage; absent where it is assigned
     */
    public record Decided(
            CaseStatus status,
            @Nullable String municipality,
            String regime,
            Ruling ruling,
            @Nullable String reason) {}

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
        return decided(pack, query, CaseClock.from(openedAt));
    }

    /**
     * What the rules say of a case whose category a person has set, and so is sure of; its clock runs from its opening, and the rules are
     * those that were valid then. How sure its kind was has not been kept, so rules that ask for a sure kind do not take it.
     */
    public Decided decide(Case known, String category) {
        RegionPack pack = packs.get();
        CaseSnapshot.Origin origin = known.origin();
        String kind = known.understood().kind();
        String emergency = known.understood().emergency();
        RoutingQuery query = RoutingQuery.of(
                        category,
                        1,
                        known.municipality(),
                        known.regime(),
                        connector(pack, origin.channel(), origin.source()),
                        known.openedAt())
                .withLeaf(known.leaf())
                .withKind(kind == null ? null : new RoutingQuery.Wish(kind, 0))
                .withEmergency(emergency == null ? null : RoutingQuery.Emergency.ofPattern(emergency))
                .withText(known.text());
        return decided(pack, query, known.clock());
    }

    /** The category of that code, where the pack has one. */
    public Optional<Category> category(String code) {
        return packs.get().category(code);
    }

    /** Codes of all categories, in the pack's order. */
    public List<String> categories() {
        return packs.get().categories().stream().map(Category::code).toList();
    }

    private Decided decided(RegionPack pack, RoutingQuery query, CaseClock clock) {
        Decision decision = pack.decide(query);
        String regime = query.regime();
        return switch (decision.route()) {
            case Route.Assign assign ->
                assigned(
                        assignment(assign.executor(), assign.curator(), regime, query.category(), clock),
                        query,
                        regime,
                        decision);
            case Route.Triage triage -> triage(triage.reason(), query, decision);
            // Until cases have states of their own for these three: thanks are work without a clock, the others wait
            // for a person.
            case Route.Thanks thanks ->
                assigned(
                        new Assignment(thanks.praised().code(), null, null),
                        query,
                        pack.regime(GRATITUDE).isPresent() ? GRATITUDE : regime,
                        decision);
            case Route.Answer answer -> triage("answer-" + answer.answer().id(), query, decision);
            case Route.Reject reject -> triage("reject-" + reject.reason().code(), query, decision);
        };
    }

    private static Decided assigned(Assignment to, RoutingQuery query, String regime, Decision decision) {
        return new Decided(new CaseStatus.Assigned(to), query.municipality(), regime, ruling(decision), null);
    }

    private static Decided triage(String reason, RoutingQuery query, Decision decision) {
        return new Decided(new CaseStatus.Triage(null), query.municipality(), query.regime(), ruling(decision), reason);
    }

    private static Ruling ruling(Decision decision) {
        return new Ruling(decision.ruleId(), decision.packVersion(), decision.why());
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
        Optional<String> ofItsWay = message.channel().equals(CONNECTOR)
                ? pack.connector(message.source()).map(Connector::regime)
                : pack.bot(message.channel(), message.source()).map(Bot::regime);
        return ofItsWay.orElseGet(() -> pack.regimes().iterator().next().code());
    }

    private static String connector(RegionPack pack, String channel, String source) {
        return channel.equals(CONNECTOR)
                ? source
                : pack.bot(channel, source).map(Bot::connector).orElse(channel + "-" + source);
    }
}
