package otklik.routing.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.casework.Reference;
import otklik.routing.problem.Problem;
import otklik.routing.sight.Sight;

/**
 * One step with up to 10,000 cases: some hundreds in a transaction, each with its result, which is kept with the change. An operation
 * that was interrupted goes on where it was when it is asked for again.
 */
final class BulkCases {
    static final int MOST = 10_000;
    private static final int AT_ONCE = 250;

    private final DataSource database;
    private final CaseCommand command;
    private final BulkRows rows;
    private final CampaignCases campaignCases;
    private final Clock clock;

    BulkCases(DataSource database, CaseCommand command, BulkRows rows, CampaignCases campaignCases, Clock clock) {
        this.database = database;
        this.command = command;
        this.rows = rows;
        this.campaignCases = campaignCases;
        this.clock = clock;
    }

    /**
     * One case of the operation.
     *
     * @param typed its reference, as it was given
     * @param version that the caller has seen; absent where any will do
     */
    record Item(String typed, @Nullable Integer version) {}

    /** With which cases. */
    sealed interface Which {
        record Named(List<Item> items) implements Which {}

        /** Those that wait for the step when the operation begins; what comes to the campaign later is not among them. */
        record OfCampaign(String campaign) implements Which {}
    }

    /** What came of asking. */
    sealed interface Answer {
        record Kept(BulkRows.Operation operation, List<BulkRows.Result> results) implements Answer {}

        /** The id belongs to another operation, or to somebody else's. */
        record Taken() implements Answer {}
    }

    Answer run(UUID id, byte[] digest, BulkOrder order, Which which, Caller caller, @Nullable String traceparent)
            throws SQLException {
        BulkRows.Operation kept =
                caller.sight().run(database, transaction -> begin(transaction, id, digest, order, which, caller));
        if (!kept.actor().equals(caller.name())
                || !Objects.equals(kept.agency(), caller.agency())
                || !Arrays.equals(kept.digest(), digest)) {
            return new Answer.Taken();
        }
        List<Item> items = items(which, kept.chosen());
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            int first = from;
            List<Change> made = new ArrayList<>();
            Sight.SERVICE.run(database, transaction -> {
                made.clear();
                return made.addAll(take(transaction, kept, order, items, first, caller, traceparent));
            });
            command.committed(made);
        }
        return kept(kept, Sight.SERVICE);
    }

    private BulkRows.Operation begin(
            Connection transaction, UUID id, byte[] digest, BulkOrder order, Which which, Caller caller)
            throws SQLException {
        List<String> chosen = switch (which) {
            case Which.Named ignored -> null;
            case Which.OfCampaign of ->
                campaignCases.waiting(transaction, of.campaign(), order.waiting(), caller, MOST);
        };
        // The book of the operation is the service's.
        Sight.SERVICE.enter(transaction);
        return rows.begin(
                transaction,
                new BulkRows.Operation(
                        id,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        caller.name(),
                        caller.agency(),
                        order.step(),
                        digest,
                        items(which, chosen).size(),
                        chosen,
                        null));
    }

    private static List<Item> items(Which which, @Nullable List<String> chosen) {
        return switch (which) {
            case Which.Named named -> named.items();
            case Which.OfCampaign ignored ->
                Objects.requireNonNull(chosen).stream()
                        .map(reference -> new Item(reference, null))
                        .toList();
        };
    }

    Optional<Answer.Kept> find(UUID id, Caller caller) throws SQLException {
        Optional<BulkRows.Operation> found = caller.sight()
                .run(database, transaction -> rows.find(transaction, id))
                .filter(operation -> operation.actor().equals(caller.name())
                        || caller.is("admin") && caller.seesEveryAgency() && caller.municipality() == null);
        return found.isEmpty() ? Optional.empty() : Optional.of(kept(found.get(), caller.sight()));
    }

    private Answer.Kept kept(BulkRows.Operation operation, Sight sight) throws SQLException {
        return new Answer.Kept(
                operation, sight.run(database, transaction -> rows.results(transaction, operation.id())));
    }

    private List<Change> take(
            Connection transaction,
            BulkRows.Operation operation,
            BulkOrder order,
            List<Item> items,
            int first,
            Caller caller,
            @Nullable String traceparent)
            throws SQLException {
        Set<Integer> done = rows.hold(transaction, operation.id());
        List<Integer> positions = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (int i = first; i < Math.min(first + AT_ONCE, items.size()); i++) {
            if (!done.contains(i)) {
                positions.add(i);
                Reference.parse(items.get(i).typed()).ifPresent(references::add);
            }
        }
        LockedCases locked = command.lock(transaction, caller, references);
        List<BulkRows.Result> results = new ArrayList<>();
        for (int position : positions) {
            results.add(result(position, items.get(position), order, locked, caller, traceparent));
        }
        // The book of the operation is the service's; the cases were locked with what the caller sees.
        Sight.SERVICE.enter(transaction);
        rows.insert(transaction, operation.id(), results);
        return command.store(transaction, locked);
    }

    private BulkRows.Result result(
            int position, Item item, BulkOrder order, LockedCases locked, Caller caller, @Nullable String traceparent)
            throws SQLException {
        Optional<Reference> reference = Reference.parse(item.typed());
        int before = locked.made().size();
        CommandResult result = reference.isEmpty()
                ? new CommandResult.NoSuchCase()
                : order.command().run(locked, new Request(reference.get(), caller, item.version(), traceparent));
        boolean changed = locked.made().size() > before;
        Case after = changed ? locked.made().getLast().after() : null;
        return new BulkRows.Result(
                position,
                reference.map(Reference::toString).orElse(""),
                outcome(result, changed),
                Replies.problem(result).map(Problem::detail).orElse(null),
                after == null ? null : after.number(),
                after == null ? null : after.version(),
                null);
    }

    private static String outcome(CommandResult result, boolean changed) {
        return switch (result) {
            case CommandResult.Done ignored -> changed ? "done" : "unchanged";
            case CommandResult.NoSuchCase ignored -> "not-found";
            case CommandResult.NotAllowed ignored -> "not-allowed";
            case CommandResult.NotNow ignored -> "not-now";
            case CommandResult.Changed ignored -> "changed";
            case CommandResult.Impossible ignored -> "invalid";
            case CommandResult.OverLimit ignored -> "not-now";
            case CommandResult.UnknownAgency ignored -> "invalid";
            case CommandResult.UnknownCode ignored -> "invalid";
        };
    }
}
