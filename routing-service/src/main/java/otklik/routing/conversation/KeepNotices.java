package otklik.routing.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import otklik.contracts.NoticeEvent;
import otklik.contracts.NoticeEvent.NoticeFailed;
import otklik.contracts.NoticeEvent.NoticeResent;
import otklik.contracts.NoticeEvent.NoticeSent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;
import otklik.routing.sight.Sight;

/** Reads {@code notices.events}: which notice in a chat is of which case, and what was asked last. */
public final class KeepNotices implements DatabaseConsumer.Handler<NoticeEvent> {
    /** Longer than a case takes additions after its answer; who replies to what is older opens a new case. */
    private static final Duration KEPT = Duration.ofDays(366);

    private static final Set<String> ASKING = Set.of(
            NoticeKind.STATUS_QUESTION.code(),
            NoticeKind.STATUS_ANSWERED.code(),
            NoticeKind.STATUS_CLOSED.code(),
            NoticeKind.ACKNOWLEDGEMENT_ANSWERED.code());

    /** By the message that opened the case, or that it is a part of: there is no index for its id. */
    private static final String CASE = """

                    select o.number from message m join cases o on o.number = m.case_number
                    where m.message_id = n.message_id::uuid and o.case_id = n.case_id::uuid and o.erased_at is null
                    union all
                    select o.number from cases o
                    where o.is_part and o.message_id = n.message_id::uuid and o.case_id = n.case_id::uuid and o.erased_at is null""";

    private final Supplier<RegionPack> packs;
    private final Clock clock;

    public KeepNotices(Supplier<RegionPack> packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    @Override
    public void handle(Connection transaction, List<Envelope<NoticeEvent>> batch) throws SQLException {
        List<NoticeSent> told = new ArrayList<>();
        Map<String, NoticeSent> asked = new LinkedHashMap<>();
        for (Envelope<NoticeEvent> envelope : batch) {
            switch (envelope.event()) {
                case NoticeSent sent -> {
                    if (sent.contactId() != null && sent.providerMessageId() != null) {
                        told.add(sent);
                    }
                    if (sent.contactId() != null && ASKING.contains(sent.notice())) {
                        asked.merge(sent.contactId(), sent, KeepNotices::last);
                    }
                }
                case NoticeFailed ignored -> {}
                case NoticeResent ignored -> {}
            }
        }
        if (!told.isEmpty() || !asked.isEmpty()) {
            Sight.SERVICE.enter(transaction);
            keep(transaction, told);
            ask(transaction, List.copyOf(asked.values()));
            forget(transaction);
        }
    }

    /** What was asked last; that a case is closed, nobody waits for an answer to, so it takes no question's place. */
    private static NoticeSent last(NoticeSent one, NoticeSent other) {
        boolean inOrder = !other.sentAt().isBefore(one.sentAt());
        NoticeSent earlier = inOrder ? one : other;
        NoticeSent later = inOrder ? other : one;
        return isQuestion(earlier) && later.notice().equals(NoticeKind.STATUS_CLOSED.code()) ? earlier : later;
    }

    private static boolean isQuestion(NoticeSent sent) {
        return sent.notice().equals(NoticeKind.STATUS_QUESTION.code());
    }

    private static void keep(Connection transaction, List<NoticeSent> told) throws SQLException {
        if (told.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into told_notice (contact_id, provider_message_id, case_number, notice, sent_at)
                select n.contact_id, n.provider_message_id, c.number, n.notice, n.sent_at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?) as n (contact_id, provider_message_id, case_id, message_id, notice, sent_at)
                cross join lateral (""" + CASE + """
                ) c
                on conflict on constraint told_notice_pkey do nothing""")) {
            column(insert, 1, told, NoticeSent::contactId);
            column(insert, 2, told, NoticeSent::providerMessageId);
            column(insert, 3, told, NoticeSent::caseId);
            column(insert, 4, told, NoticeSent::messageId);
            column(insert, 5, told, NoticeSent::notice);
            column(insert, 6, told, sent -> sent.sentAt().toString());
            insert.executeUpdate();
        }
    }

    private void ask(Connection transaction, List<NoticeSent> asked) throws SQLException {
        if (asked.isEmpty()) {
            return;
        }
        Duration open = packs.get().conversation().question();
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into open_question as known (contact_id, case_number, notice, asked_at, until)
                select n.contact_id, c.number, n.notice, n.sent_at::timestamptz, n.until::timestamptz
                from unnest(?, ?, ?, ?, ?, ?) as n (contact_id, case_id, message_id, notice, sent_at, until)
                cross join lateral (""" + CASE + """
                ) c
                on conflict on constraint open_question_pkey do update
                set case_number = excluded.case_number, notice = excluded.notice, asked_at = excluded.asked_at, until = excluded.until
                where known.asked_at < excluded.asked_at
                  and (excluded.notice <> 'status-closed' or known.notice <> 'status-question' or known.until < excluded.asked_at)""")) {
            column(upsert, 1, asked, NoticeSent::contactId);
            column(upsert, 2, asked, NoticeSent::caseId);
            column(upsert, 3, asked, NoticeSent::messageId);
            column(upsert, 4, asked, NoticeSent::notice);
            column(upsert, 5, asked, sent -> sent.sentAt().toString());
            column(upsert, 6, asked, sent -> sent.sentAt().plus(open).toString());
            upsert.executeUpdate();
        }
    }

    private void forget(Connection transaction) throws SQLException {
        Instant now = clock.instant();
        forget(transaction, "told_notice", "sent_at", now.minus(KEPT));
        forget(transaction, "open_question", "until", now);
    }

    private static void forget(Connection transaction, String table, String column, Instant before)
            throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from " + table
                + " where ctid in (select ctid from " + table + " where " + column + " < ? order by " + column
                + " limit 1000 for update skip locked)")) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    private static void column(
            PreparedStatement statement, int index, List<NoticeSent> rows, Function<NoticeSent, String> value)
            throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }
}
