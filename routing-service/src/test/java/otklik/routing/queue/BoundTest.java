package otklik.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.eventing.Transactions;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.desk.Caller;
import otklik.routing.fixture.Databases;
import otklik.routing.sight.Sight;

/** Who sees what is said twice, once of a case and once in SQL: here they are compared on every kind of caller and case. */
class BoundTest {
    private static final List<Set<String>> ROLES = List.of(
            Set.of("admin"),
            Set.of("governor"),
            Set.of("auditor"),
            Set.of("analyst"),
            Set.of("moderator"),
            Set.of("coordinator"),
            Set.of("executor"),
            Set.of("approver"),
            Set.of("executor", "approver"),
            Set.of("coordinator", "executor"),
            Set.of("citizen"),
            Set.of());
    private static final String[] AGENCIES = {null, "a", "b", "stranger"};
    private static final String[] PLACES = {null, "x", "y"};

    private static Databases databases;
    private static ReadQueue queue;
    private static List<Case> all;

    @BeforeAll
    static void fill() throws SQLException {
        databases = new Databases();
        queue = new ReadQueue(databases.pool(), Clock.systemUTC());
        all = Transactions.run(databases.pool(), transaction -> {
            Set<Long> numbers = new LinkedHashSet<>();
            for (Shelf shelf : shelves()) {
                numbers.add(shelf.put(transaction));
            }
            return new CaseStore().lock(transaction, numbers);
        });
        IndexWords words = new IndexWords(databases.pool());
        for (boolean more = true; more; ) {
            more = words.step();
        }
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    private static List<Shelf> shelves() {
        List<Shelf> shelves = new ArrayList<>();
        for (String place : PLACES) {
            shelves.add(Shelf.triage().at(place));
            shelves.add(Shelf.triage().in("rejected").at(place));
            for (String status : Statuses.ALL) {
                if (!status.equals("triage")) {
                    Shelf one = Shelf.assigned("a").in(status).at(place);
                    shelves.addAll(List.of(one, one.watchedBy("b"), one.watchedBy("a")));
                    shelves.add(Shelf.assigned("b").in(status).at(place).watchedBy("a"));
                    shelves.add(Shelf.assigned("c").in(status).at(place).watchedBy("b"));
                }
            }
        }
        return shelves;
    }

    static Stream<Caller> callers() {
        return ROLES.stream()
                .flatMap(roles -> Stream.of(AGENCIES)
                        .flatMap(agency ->
                                Stream.of(PLACES).map(place -> new Caller("somebody", roles, agency, place))));
    }

    @Test
    void shouldKnowEveryState() {
        assertThat(all).extracting(known -> known.status().code()).containsOnlyElementsOf(Statuses.ALL);
    }

    @ParameterizedTest
    @MethodSource("callers")
    void shouldListWhatTheCallerSeesAndNothingElse(Caller caller) throws SQLException {
        Set<String> seen = new TreeSet<>();
        all.stream().filter(caller::sees).forEach(known -> seen.add(known.reference()));

        assertThat(listed(caller, Statuses.ALL)).containsExactlyInAnyOrderElementsOf(seen);
    }

    @ParameterizedTest
    @MethodSource("callers")
    void shouldListOpenCasesThatTheCallerSeesInTheOtherOrderToo(Caller caller) throws SQLException {
        Set<String> seen = new TreeSet<>();
        all.stream()
                .filter(caller::sees)
                .filter(known -> Statuses.OPEN.contains(known.status().code()))
                .forEach(known -> seen.add(known.reference()));

        assertThat(listed(caller, Statuses.OPEN)).containsExactlyInAnyOrderElementsOf(seen);
    }

    @ParameterizedTest
    @MethodSource("callers")
    void shouldPutNothingIntoTheOwnQueueThatTheCallerDoesNotSee(Caller caller) throws SQLException {
        Set<String> seen = new TreeSet<>();
        all.stream()
                .filter(caller::sees)
                .filter(known ->
                        Statuses.waitingFor(caller).contains(known.status().code()))
                .forEach(known -> seen.add(known.reference()));

        assertThat(seen).containsAll(listed(caller, List.of()));
    }

    /** The wall in the database alone: the conditions of the statements let everybody see everything. */
    @ParameterizedTest
    @MethodSource("callers")
    void shouldListNothingElseWithoutConditionsEither(Caller caller) throws SQLException {
        Set<String> seen = new TreeSet<>();
        all.stream().filter(caller::sees).forEach(known -> seen.add(known.reference()));
        Caller trusting = new Unbounded(caller);

        assertThat(listed(trusting, Statuses.ALL)).containsExactlyInAnyOrderElementsOf(seen);
        assertThat(seen).containsAll(listed(trusting, List.of()));
        assertThat(found(trusting, "яма")).containsExactlyInAnyOrderElementsOf(seen);
        for (Case known : all) {
            assertThat(found(trusting, known.reference()))
                    .isEqualTo(seen.contains(known.reference()) ? List.of(known.reference()) : List.of());
        }
    }

    /** A caller whom the application takes for one of the control centre, whatever his token says. */
    private static final class Unbounded extends Caller {
        private final Sight sight;

        Unbounded(Caller caller) {
            super(caller.name(), Set.of("governor"), null, null);
            this.sight = caller.sight();
        }

        @Override
        public Sight sight() {
            return sight;
        }
    }

    private static List<String> found(Caller caller, String words) throws SQLException {
        return queue
                .page(caller, QueueParameters.read(Map.of("q", List.of(words), "limit", List.of("200"))))
                .cases()
                .stream()
                .map(QueuePage.Row::reference)
                .toList();
    }

    /** Page by page, so that pages are compared, too. */
    private static List<String> listed(Caller caller, List<String> statuses) throws SQLException {
        List<String> listed = new ArrayList<>();
        @Nullable String after = null;
        do {
            QueuePage page = queue.page(caller, QueueParameters.read(parameters(statuses, after)));
            page.cases().forEach(row -> listed.add(row.reference()));
            after = page.next();
        } while (after != null);
        return listed;
    }

    private static Map<String, List<String>> parameters(List<String> statuses, @Nullable String after) {
        return after == null
                ? Map.of("status", statuses, "limit", List.of("37"))
                : Map.of("status", statuses, "limit", List.of("37"), "after", List.of(after));
    }
}
