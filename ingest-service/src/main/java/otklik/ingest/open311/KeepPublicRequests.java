package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import otklik.contracts.CaseEvent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;

/** Reads {@code cases.events} into the table {@code open311_request}. An event with an older version than the row has is late and changes nothing. */
@Singleton
final class KeepPublicRequests implements DatabaseConsumer.Handler<CaseEvent> {
    private static final String UPSERT = """
            insert into open311_request as r (
                case_id, case_version, sight, described, closed, source, reference, state, rejected_for, words, category, agency, lead,
                description, lat, lon, address, requested_at, updated_at, expected_at)
            select unnest(?::text[])::uuid, unnest(?::text[])::int, unnest(?::text[]), unnest(?::text[])::boolean,
                   unnest(?::text[])::boolean, unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[])::float8, unnest(?::text[])::float8, unnest(?::text[]), unnest(?::text[])::timestamptz,
                   unnest(?::text[])::timestamptz, unnest(?::text[])::timestamptz
            on conflict on constraint open311_request_pkey do update set
                case_version = excluded.case_version, sight = excluded.sight, described = excluded.described,
                closed = excluded.closed, source = excluded.source, reference = excluded.reference, state = excluded.state,
                rejected_for = case when excluded.state = 'rejected' then coalesce(excluded.rejected_for, r.rejected_for) end,
                words = case when excluded.described and excluded.closed then coalesce(excluded.words, r.words) end,
                category = excluded.category, agency = excluded.agency, lead = excluded.lead, description = excluded.description,
                lat = case when excluded.described then coalesce(excluded.lat, r.lat) end,
                lon = case when excluded.described then coalesce(excluded.lon, r.lon) end,
                address = case when excluded.described then coalesce(excluded.address, r.address) end,
                requested_at = excluded.requested_at, updated_at = excluded.updated_at, expected_at = excluded.expected_at
            where r.case_version < excluded.case_version""";
    private static final String NEWS = """
            insert into open311_update (update_id, case_id, at, closed, step, words)
            select n.update_id, n.case_id, n.at, n.closed, n.step, n.words
            from (select unnest(?::text[])::uuid as update_id, unnest(?::text[])::uuid as case_id,
                         unnest(?::text[])::timestamptz as at, unnest(?::text[])::boolean as closed, unnest(?::text[]) as step,
                         unnest(?::text[]) as words) n
            join open311_request r on r.case_id = n.case_id and r.sight <> 'hidden'
            on conflict on constraint open311_update_pkey do nothing""";
    private static final String TOKENS = """
            insert into open311_token (message_id, case_id) select unnest(?::text[])::uuid, unnest(?::text[])::uuid
            on conflict on constraint open311_token_pkey do nothing""";

    private final ReadChange read;
    private final Openness openness;

    KeepPublicRequests(ReadChange read, Openness openness) {
        this.read = read;
        this.openness = openness;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<CaseEvent>> batch) throws SQLException {
        List<Change> changes =
                batch.stream().flatMap(envelope -> read.of(envelope).stream()).toList();
        List<Change> rest = changes;
        while (!rest.isEmpty()) {
            rest = keepFirstOfEach(transaction, rest);
        }
        keepTokens(transaction, changes);
        keepNews(transaction, changes);
        forget(transaction, changes);
    }

    /** One statement changes a row once. Returns what is left. */
    private static List<Change> keepFirstOfEach(Connection transaction, List<Change> changes) throws SQLException {
        List<Change> firsts = new ArrayList<>(changes.size());
        List<Change> others = new ArrayList<>();
        Set<String> cases = HashSet.newHashSet(changes.size());
        for (Change change : changes) {
            (cases.add(change.its().caseId()) ? firsts : others).add(change);
        }
        // Before the first event there is nothing to hide.
        upsert(
                transaction,
                firsts.stream()
                        .filter(change ->
                                !change.sight().isHidden() || change.its().caseVersion() > 1)
                        .toList());
        return others;
    }

    private static void upsert(Connection transaction, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = transaction.prepareStatement(UPSERT)) {
            new Columns<>(transaction, upsert, changes)
                    .text(change -> change.its().caseId())
                    .text(change -> change.its().caseVersion())
                    .text(change -> change.sight().code())
                    .text(Change::described)
                    .text(Change::isClosed)
                    .text(change -> change.shown(change.source()))
                    .text(change -> change.shown(change.its().reference()))
                    .text(change -> change.shown(change.its().status()))
                    .text(change -> change.shown(change.rejectedFor()))
                    .text(Change::answer)
                    .text(change -> change.shown(change.its().category()))
                    .text(change -> change.shown(change.its().executor()))
                    .text(change -> {
                        var lead = change.shown(change.its().lead());
                        return lead == null ? null : lead.reference();
                    })
                    .text(Change::description)
                    .text(Change::lat)
                    .text(Change::lon)
                    .text(Change::address)
                    .text(change -> change.shown(change.its().openedAt()))
                    .text(change -> change.shown(change.cause().time()))
                    .text(change -> change.shown(change.its().deadline()));
            upsert.executeUpdate();
        }
    }

    private void keepTokens(Connection transaction, List<Change> changes) throws SQLException {
        List<Change> own = changes.stream()
                .filter(change -> change.token(openness) != null)
                .toList();
        if (own.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(TOKENS)) {
            new Columns<>(transaction, insert, own)
                    .text(change -> change.token(openness))
                    .text(change -> change.its().caseId());
            insert.executeUpdate();
        }
    }

    private static void keepNews(Connection transaction, List<Change> changes) throws SQLException {
        List<Change> news = changes.stream()
                .filter(change -> change.step() != null && !change.sight().isHidden())
                .toList();
        if (news.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(NEWS)) {
            new Columns<>(transaction, insert, news)
                    .text(KeepPublicRequests::updateId)
                    .text(change -> change.its().caseId())
                    .text(change -> change.cause().time())
                    .text(Change::isClosed)
                    .text(Change::step)
                    .text(Change::news);
            insert.executeUpdate();
        }
    }

    /** The id that the client was given for what it added, else that of the event. */
    private static String updateId(Change change) {
        return change.cause().event() instanceof CaseEvent.MessageAdded added
                ? added.messageId()
                : change.cause().id();
    }

    private static void forget(Connection transaction, List<Change> changes) throws SQLException {
        delete(
                transaction,
                "open311_update",
                changes.stream().filter(change -> change.sight().isHidden()));
        delete(transaction, "open311_token", changes.stream().filter(change -> change.sight() == Sight.ERASED));
    }

    private static void delete(Connection transaction, String table, Stream<Change> of) throws SQLException {
        Object[] cases = of.map(change -> change.its().caseId()).toArray();
        if (cases.length == 0) {
            return;
        }
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from " + table + " where case_id = any (?::text[]::uuid[])")) {
            delete.setArray(1, transaction.createArrayOf("text", cases));
            delete.executeUpdate();
        }
    }
}
