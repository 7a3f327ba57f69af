package otklik.routing.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** Who is responsible and until when, as the region pack says. Thread-safe. */
public final class Responsibility {
    private static final String CONNECTOR = "connector";
    private final RegionPack pack;

    public Responsibility(RegionPack pack) {
        this.pack = pack;
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
            String rule,
            String packVersion,
            @Nullable String reason) {}

    public Decided decide(Message message, Tags tags, Instant openedAt) {
        String municipality = municipality(message, tags);
        String regime = regime(message);
        String connector = connector(message.channel(), message.source());
        return decided(new RoutingQuery(tags.category(), tags.confidence(), municipality, regime, connector), openedAt);
    }

    /** What the rules say of a case whose category a person has set, and so is sure of; its clock runs from its opening. */
    public Decided decide(Case known, String category) {
        CaseSnapshot.Origin origin = known.origin();
        return decided(
                new RoutingQuery(
                        category,
                        1,
                        known.municipality(),
                        known.regime(),
                        connector(origin.channel(), origin.source())),
                known.openedAt());
    }

    /** The category of that code, where the pack has one. */
    public Optional<Category> category(String code) {
        return pack.category(code);
    }

    /** Codes of all categories, in the pack's order. */
    public List<String> categories() {
        return pack.categories().stream().map(Category::code).toList();
    }

    private Decided decided(RoutingQuery query, Instant openedAt) {
        Decision decision = pack.decide(query);
        String municipality = query.municipality();
        String regime = query.regime();
        return switch (decision.route()) {
            case Route.Assign assign ->
                new Decided(
                        new CaseStatus.Assigned(
                                assignment(assign.executor(), assign.curator(), regime, query.category(), openedAt)),
                        municipality,
                        regime,
                        decision.ruleId(),
                        decision.packVersion(),
                        null);
            case Route.Triage triage ->
                new Decided(
                        new CaseStatus.Triage(null),
                        municipality,
                        regime,
                        decision.ruleId(),
                        decision.packVersion(),
                        triage.reason());
        };
    }

    /** The same case with another executor: curator and clock stay; a case from triage gets its clock from its opening. */
    public Optional<Assignment> reassign(Case known, String executor) {
        return pack.agency(executor)
                .map(agency -> known.status()
                        .assignment()
                        .map(held -> new Assignment(
                                agency.code(),
                                agency.code().equals(held.curator()) ? null : held.curator(),
                                held.deadline()))
                        .orElseGet(() -> assignment(agency, null, known.regime(), known.category(), known.openedAt())));
    }

    /** Until when an answer is owed for a clock that starts at {@code from}. */
    public Optional<Instant> deadline(Case known, Instant from) {
        return pack.deadline(known.regime(), known.category(), from);
    }

    public boolean knowsAgency(String code) {
        return pack.agency(code).isPresent();
    }

    /** Whether a second person reads an answer before the citizen does. */
    public boolean needsApproval(String regime) {
        return pack.needsApproval(regime);
    }

    private Assignment assignment(
            Agency executor, @Nullable Agency curator, String regime, String category, Instant openedAt) {
        return new Assignment(
                executor.code(),
                curator == null ? null : curator.code(),
                pack.deadline(regime, category, openedAt).orElse(null));
    }

    private @Nullable String municipality(Message message, Tags tags) {
        String guess = tags.municipality() == null ? message.municipality() : tags.municipality();
        return guess == null || pack.municipality(guess).isEmpty() ? null : guess;
    }

    /** The sender's hint where the pack knows it, else that of the way it came; the pack's first for a way it has lost. */
    private String regime(Message message) {
        String hint = message.regime();
        if (hint != null && pack.regime(hint).isPresent()) {
            return hint;
        }
        Optional<String> ofItsWay = message.channel().equals(CONNECTOR)
                ? pack.connector(message.source()).map(Connector::regime)
                : pack.bot(message.channel(), message.source()).map(Bot::regime);
        return ofItsWay.orElseGet(() -> pack.regimes().iterator().next().code());
    }

    private String connector(String channel, String source) {
        return channel.equals(CONNECTOR)
                ? source
                : pack.bot(channel, source).map(Bot::connector).orElse(channel + "-" + source);
    }
}
