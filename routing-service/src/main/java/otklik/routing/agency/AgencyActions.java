package otklik.routing.agency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AgencyAction;
import otklik.contracts.AgencyAction.Accept;
import otklik.contracts.AgencyAction.Answer;
import otklik.contracts.AgencyAction.Comment;
import otklik.contracts.AgencyAction.Extend;
import otklik.contracts.AgencyAction.GiveBack;
import otklik.contracts.AgencyAction.Pause;
import otklik.contracts.AgencyAction.Resume;
import otklik.contracts.AgencyAction.Transfer;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.eventing.Outbox;
import otklik.routing.casework.Reference;
import otklik.routing.desk.AgencyDesk;
import otklik.routing.desk.AgencyDesk.Act;
import otklik.routing.desk.AgencyDesk.Acted;

/**
 * Handler of {@code agency.<code>.actions}: each action is done once or refused once, in one transaction with the step past its
 * record. The topic says which agency acts; nothing in the record does.
 */
public final class AgencyActions implements DatabaseConsumer.Handler<AgencyAction> {
    private static final Logger LOG = Logger.getLogger(AgencyActions.class);

    private final AgencyDesk desk;
    private final KnownActions known = new KnownActions();
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry registry;
    private final List<Runnable> afterCommit = new ArrayList<>();

    public AgencyActions(AgencyDesk desk, Outbox outbox, Clock clock, MeterRegistry registry) {
        this.desk = desk;
        this.outbox = outbox;
        this.clock = clock;
        this.registry = registry;
    }

    /** A case's row is locked by people and timers, too, each on its own: many at once would deadlock with them. */
    @Override
    public boolean isOneByOne() {
        return true;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<AgencyAction>> batch) throws SQLException {
        afterCommit.clear();
        for (Envelope<AgencyAction> action : batch) {
            handle(transaction, action);
        }
    }

    @Override
    public void committed() {
        afterCommit.forEach(Runnable::run);
        afterCommit.clear();
    }

    private void handle(Connection transaction, Envelope<AgencyAction> action) throws SQLException {
        if (!ActionCheck.isUsableId(action.id())) {
            refuse(
                    transaction,
                    action,
                    ActionRefusal.invalid("ce_id", "1 to 200 printable ASCII characters are needed"));
        } else if (known.add(transaction, Refusals.agency(action.stream()), action.id(), clock.instant())) {
            ActionRefusal refusal = act(transaction, action);
            if (refusal == null) {
                count(action, "done");
            } else {
                refuse(transaction, action, refusal);
            }
        } else {
            // Its answer is on the agency's topic already.
            count(action, "repeated");
        }
    }

    private @Nullable ActionRefusal act(Connection transaction, Envelope<AgencyAction> action) throws SQLException {
        AgencyAction wanted = action.event();
        ActionRefusal fault = ActionCheck.fault(wanted);
        if (fault != null) {
            return fault;
        }
        Optional<Reference> reference = Reference.parse(given(wanted.reference()));
        if (reference.isEmpty()) {
            return ActionRefusal.unknownCase();
        }
        Act act = new Act(
                Refusals.agency(action.stream()),
                given(wanted.actor()),
                reference.get(),
                wanted.caseVersion(),
                action.id(),
                action.traceparent());
        Acted acted = switch (wanted) {
            case Accept ignored -> desk.accept(transaction, act);
            case GiveBack back -> desk.giveBack(transaction, act, given(back.reason()), back.hint());
            case Answer answer -> desk.answer(transaction, act, given(answer.text()));
            case Transfer transfer ->
                desk.transfer(transaction, act, given(transfer.agency()), given(transfer.reason()));
            case Comment comment -> desk.comment(transaction, act, given(comment.text()));
            case Pause pause -> desk.pause(transaction, act, given(pause.reason()));
            case Resume ignored -> desk.resume(transaction, act);
            case Extend extend ->
                desk.extend(transaction, act, ActionCheck.term(extend.by()).orElseThrow(), given(extend.reason()));
        };
        afterCommit.add(acted.committed());
        return ActionRefusal.of(acted.result(), reference.get());
    }

    private void refuse(Connection transaction, Envelope<AgencyAction> action, ActionRefusal why) throws SQLException {
        outbox.append(transaction, List.of(Refusals.of(action, why)));
        count(action, "refused");
        afterCommit.add(() -> LOG.infof("stream=%s type=%s refused=%s", action.stream(), action.type(), why.code()));
    }

    private void count(Envelope<AgencyAction> action, String outcome) {
        afterCommit.add(() -> Counter.builder("otklik.agency.actions")
                .description("Actions that agencies sent by their topics, by what came of them")
                .tag("type", action.type())
                .tag("outcome", outcome)
                .register(registry)
                .increment());
    }

    /** {@link ActionCheck} has seen that it is there. */
    private static String given(@Nullable String field) {
        return Objects.requireNonNull(field);
    }
}
