package otklik.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.routing.desk.Caller;
import otklik.routing.fixture.Databases;

class IndexWordsTest {
    private static final Caller GOVERNOR = new Caller("somebody", Set.of("governor"), null, null);

    private static Databases databases;
    private static ReadQueue queue;
    private static IndexWords words;

    @BeforeAll
    static void start() throws SQLException {
        databases = new Databases();
        queue = new ReadQueue(databases.pool(), Clock.systemUTC());
        words = new IndexWords(databases.pool(), 3, 2);
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        databases.clear();
    }

    @Test
    void shouldFindWordsInAnyOfTheirFormsNewestFirst() throws SQLException {
        long one = put("На дорогах большие ямы");
        long two = put("Яма у дороги, ещё одна во дворе");
        long other = put("Нет отопления в подъезде");
        index();

        assertThat(found("дорога")).containsExactly(two, one);
        assertThat(found("большая яма")).containsExactly(one);
        assertThat(found("\"яма у дороги\"")).containsExactly(two);
        assertThat(found("яма -двор")).containsExactly(one);
        assertThat(found("отопление or большой")).containsExactly(other, one);
        assertThat(found("трамвай")).isEmpty();
        assertThat(found("и не")).isEmpty();
    }

    @Test
    void shouldReadYoAndYeAsOne() throws SQLException {
        long written = put("Убрали мёд и Ёлку");
        long plain = put("Убрали мед и елку");
        index();

        assertThat(found("мед елка")).containsExactly(plain, written);
        assertThat(found("МЁД ёлка")).containsExactly(plain, written);
    }

    @Test
    void shouldFindACaseByItsReferenceHoweverItIsTyped() throws SQLException {
        long number = put("Яма");

        assertThat(found(Shelf.reference(number))).containsExactly(number);
        assertThat(found(Shelf.reference(number).replace("-", " ").replace('0', 'o')))
                .containsExactly(number);
    }

    @Test
    void shouldFindNothingThatTheCallerMayNotSee() throws SQLException {
        long number = put("Яма на дороге");
        index();

        for (String typed : List.of("яма", Shelf.reference(number))) {
            assertThat(found(new Caller("x", Set.of("executor"), "a", null), typed))
                    .containsExactly(number);
            assertThat(found(new Caller("x", Set.of("executor"), "b", null), typed))
                    .isEmpty();
            assertThat(found(new Caller("x", Set.of("executor"), null, null), typed))
                    .isEmpty();
            assertThat(found(new Caller("x", Set.of("governor"), null, "orsk"), typed))
                    .isEmpty();
        }
    }

    @Test
    void shouldFindTheSameWhetherItIsAmongTheNewestOrNot() throws SQLException {
        for (int i = 0; i < 12; i++) {
            put(Shelf.assigned(i % 3 == 0 ? "b" : "a")
                    .watchedBy(i % 3 == 0 ? "a" : null)
                    .saying("Яма"));
            put(Shelf.assigned("a").saying("Снег"));
        }
        index();
        Caller agency = new Caller("x", Set.of("executor"), "a", null);
        List<Long> all = foundLookingAt(0, agency, "яма");

        assertThat(all).hasSize(12);
        for (int recent : List.of(1, 4, 5, 9, 24, 100)) {
            assertThat(foundLookingAt(recent, agency, "яма")).containsExactlyElementsOf(all);
        }
    }

    @Test
    void shouldFindWhatIsInAMunicipality() throws SQLException {
        long here = put(Shelf.assigned("a").at("orsk").saying("Яма"));
        put(Shelf.assigned("a").at("orenburg").saying("Яма"));
        put(Shelf.assigned("a").at(null).saying("Яма"));
        index();

        assertThat(found(new Caller("x", Set.of("governor"), null, "orsk"), "яма"))
                .containsExactly(here);

        run("update cases set municipality = 'buzuluk' where number = " + here);
        index();

        assertThat(found(new Caller("x", Set.of("governor"), null, "buzuluk"), "яма"))
                .containsExactly(here);
    }

    @Test
    void shouldFollowWordsAndOutcomesThatChange() throws SQLException {
        long number = put("Яма");
        index();
        run("update message set text = 'Канава' where case_number = " + number);
        run("update cases set resolution = 'Засыпали гравием' where number = " + number);

        assertThat(words.oldest()).isPresent();
        index();

        assertThat(found("яма")).isEmpty();
        assertThat(found("канава гравий")).containsExactly(number);
        assertThat(words.oldest()).isEmpty();
    }

    @Test
    void shouldFindACaseByWhatWasAddedToIt() throws SQLException {
        long number = put("Яма у школы");
        index();
        long second = put("Там же разбит ещё и бордюр");
        run("insert into addition (case_number, message_id, added_at) select " + number
                + ", message_id, now() from message where case_number = " + second);
        run("update message set case_number = " + number + " where case_number = " + second);
        run("delete from cases where number = " + second);
        index();

        assertThat(found("бордюр")).containsExactly(number);
        assertThat(found("яма бордюр")).containsExactly(number);

        run("update message set text = '<ERASED>' where case_number = " + number + " and text like 'Там%'");
        index();

        assertThat(found("бордюр")).isEmpty();
        assertThat(found("яма")).containsExactly(number);
    }

    @Test
    void shouldFindACaseForTheAgencyThatHasItNow() throws SQLException {
        Caller before = new Caller("x", Set.of("executor"), "a", null);
        Caller now = new Caller("x", Set.of("executor"), "o'b\\", null);
        long number = put("Яма");
        index();
        try (var connection = databases.pool().getConnection();
                var update = connection.prepareStatement("update cases set executor = ? where number = ?")) {
            update.setString(1, now.agency());
            update.setLong(2, number);
            update.executeUpdate();
        }

        assertThat(found(before, "яма")).isEmpty();
        index();

        assertThat(found(before, "яма")).isEmpty();
        assertThat(found(now, "яма")).containsExactly(number);
        assertThat(found(now, "и не")).isEmpty();
    }

    @Test
    void shouldFindCasesWhoseTransactionEndsAfterThoseWithHigherNumbers() throws SQLException {
        long early = put("Ранняя яма");
        try (Connection slow = databases.pool().getConnection()) {
            slow.setAutoCommit(false);
            long late = Shelf.assigned("a").saying("Поздняя яма").put(slow);
            long after = put("Следующая яма");
            index();
            index();
            assertThat(found("яма")).containsExactly(after, early);

            slow.commit();
            slow.setAutoCommit(true);
            index();

            assertThat(found("яма")).containsExactly(after, late, early);
        }
    }

    @Test
    void shouldLeaveTheWorkToWhoHasIt() throws SQLException {
        long number = put("Яма");
        try (Connection other = databases.pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select * from case_text_mark for update");

            assertThat(words.step()).isFalse();
            assertThat(found("яма")).isEmpty();
            other.rollback();
            other.setAutoCommit(true);
        }
        index();

        assertThat(found("яма")).containsExactly(number);
    }

    @Test
    void shouldPageThroughWhatWasFound() throws SQLException {
        for (int i = 0; i < 7; i++) {
            put("Яма " + i);
        }
        index();
        QueuePage first = page(GOVERNOR, Map.of("q", "яма", "limit", "5"));
        QueuePage second = page(GOVERNOR, Map.of("q", "яма", "limit", "5", "after", String.valueOf(first.next())));

        assertThat(first.cases()).hasSize(5);
        assertThat(second.cases()).hasSize(2).doesNotContainAnyElementsOf(first.cases());
        assertThat(second.next()).isNull();
    }

    /** What the loop does at one look, and at the next, where what was new is settled. */
    private static void index() throws SQLException {
        for (int look = 0; look < 2; look++) {
            boolean more = true;
            while (more) {
                more = words.step();
            }
        }
    }

    private static long put(String text) throws SQLException {
        return put(Shelf.assigned("a").saying(text));
    }

    private static long put(Shelf shelf) throws SQLException {
        return Transactions.run(databases.pool(), shelf::put);
    }

    private static List<Long> found(String typed) throws SQLException {
        return found(GOVERNOR, typed);
    }

    private static List<Long> found(Caller caller, String typed) throws SQLException {
        return page(caller, Map.of("q", typed)).cases().stream()
                .map(row -> Long.parseLong(row.reference().substring("00000-".length())))
                .toList();
    }

    /** All pages, three cases each, of searches that look at so many of the newest first. */
    private static List<Long> foundLookingAt(int recent, Caller caller, String typed) throws SQLException {
        ReadQueue looking = new ReadQueue(databases.pool(), Clock.systemUTC(), recent);
        Map<String, List<String>> asked = new HashMap<>(Map.of("q", List.of(typed), "limit", List.of("3")));
        List<Long> found = new ArrayList<>();
        while (true) {
            QueuePage page = looking.page(caller, QueueParameters.read(asked));
            page.cases().forEach(row -> found.add(Long.parseLong(row.reference().substring("00000-".length()))));
            if (page.next() == null) {
                return found;
            }
            asked.put("after", List.of(page.next()));
        }
    }

    private static QueuePage page(Caller caller, Map<String, String> parameters) throws SQLException {
        Map<String, List<String>> given = new HashMap<>();
        parameters.forEach((name, value) -> given.put(name, List.of(value)));
        return queue.page(caller, QueueParameters.read(given));
    }

    private static void run(String statement) throws SQLException {
        Transactions.run(databases.pool(), transaction -> {
            try (Statement run = transaction.createStatement()) {
                return run.executeUpdate(statement);
            }
        });
    }
}
