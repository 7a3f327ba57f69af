package otklik.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.notify.Backings;
import otklik.notify.web.WebNoticeRows.Kept;
import otklik.notify.web.WebNoticeRows.Question;
import otklik.notify.web.WebNoticeRows.Written;

@QuarkusTest
@QuarkusTestResource(Backings.class)
class WebNoticeRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Inject
    WebNoticeRows rows;

    @Inject
    DataSource database;

    private final WebChat chat = WebChat.of(UUID.randomUUID().toString());

    @Test
    void shouldWriteANoticeOnce() throws SQLException {
        UUID notice = delivery("SENDING");

        write(notice, "first", NOW);
        write(notice, "again", NOW);

        assertThat(after(0)).extracting(Kept::sealedText).containsExactly("first");
    }

    @Test
    void shouldWriteNothingOfADeliveryThatIsNotOnItsWayAnyMore() throws SQLException {
        write(delivery("ERASED"), "late", NOW);
        write(delivery("SUPERSEDED"), "late", NOW);

        assertThat(after(0)).isEmpty();
    }

    @Test
    void shouldGoUpThoughAClockGoesBack() throws SQLException {
        write(delivery("SENDING"), "first", NOW);
        write(delivery("SENDING"), "second", NOW);
        write(delivery("SENDING"), "third", NOW.minusSeconds(5));

        List<Kept> all = after(0);
        assertThat(all).extracting(Kept::sealedText).containsExactly("first", "second", "third");
        assertThat(after(all.get(1).position())).extracting(Kept::sealedText).containsExactly("third");
    }

    @Test
    void shouldDeleteWhatIsOver() throws SQLException {
        write(delivery("SENDING"), "kept", NOW.plus(Duration.ofDays(1)));
        write(delivery("SENDING"), "over", NOW);

        Transactions.run(database, transaction -> rows.deleteOver(transaction, NOW.plus(Duration.ofDays(180))));

        assertThat(after(0)).extracting(Kept::sealedText).containsExactly("kept");
    }

    private void write(UUID notice, String text, Instant now) throws SQLException {
        Transactions.run(database, transaction -> {
            rows.write(
                    transaction, List.of(new Written(notice, chat, "ru", text, now.plus(Duration.ofDays(180)))), now);
            return true;
        });
    }

    private List<Kept> after(long position) throws SQLException {
        return Transactions.run(
                database, transaction -> rows.after(transaction, List.of(new Question(chat, position)), 10));
    }

    private UUID delivery(String state) throws SQLException {
        UUID notice = UUID.randomUUID();
        Transactions.run(database, transaction -> {
            try (var insert = transaction.prepareStatement("""
                    insert into delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                      event_id, state, due_at, planned_at)
                    values (?, 'nowhere:test', ?, false, ?, 1, ?, 'acknowledgement', 'e', ?, now() + interval '1 hour', now())""")) {
                insert.setObject(1, notice);
                insert.setString(2, notice.toString());
                insert.setObject(3, UUID.randomUUID());
                insert.setObject(4, UUID.randomUUID());
                insert.setString(5, state);
                return insert.executeUpdate();
            }
        });
        return notice;
    }
}
