package otklik.routing.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static otklik.routing.citizen.AnsweredCases.ANSWERED;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseRated;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.routing.casework.Reference;
import otklik.routing.citizen.RateAnswer.Outcome;
import otklik.routing.fixture.Tagged;

class RateAnswerTest {
    private static final Duration MOMENT = Duration.ofNanos(1_000);
    private static final Instant END = ANSWERED.plus(Duration.ofHours(72));
    private static AnsweredCases cases;

    @BeforeAll
    static void start() throws SQLException, GeneralSecurityException {
        cases = new AnsweredCases();
    }

    @AfterAll
    static void stop() {
        cases.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        cases.rig.databases.clear();
    }

    @ParameterizedTest
    @CsvSource({"1, reopened", "2, reopened", "3, counted", "4, counted", "5, counted"})
    void shouldBeginTheWorkAgainForALowRatingOnly(int rating, String consequence) throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-1"));

        assertThat(taken(cases.rate(answered, rating, ANSWERED.plus(MOMENT))).consequence())
                .isEqualTo(consequence);
    }

    @Test
    void shouldTellTheRatingAndThenTheReopeningWithItsDeadline() throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-2").under("social"));

        String audited = "select count(*) from audit_entry where actor = 'citizen'";
        long before = cases.rig.count(audited);

        cases.rate(answered, 1, ANSWERED.plus(Duration.ofHours(5)));

        List<CaseEvent> told = told();
        assertThat(told.get(1)).isInstanceOfSatisfying(CaseRated.class, rated -> {
            assertThat(rated.rating()).isEqualTo(1);
            assertThat(rated.sequence()).isEqualTo(1);
            assertThat(rated.snapshot().caseVersion()).isEqualTo(2);
        });
        assertThat(told.get(2)).isInstanceOfSatisfying(CaseReopened.class, reopened -> {
            assertThat(reopened.reason()).isEqualTo("Гражданин не согласен с ответом и оценил его низко");
            assertThat(reopened.snapshot().caseVersion()).isEqualTo(3);
            assertThat(reopened.snapshot().deadline()).isEqualTo(ANSWERED.plus(Duration.ofHours(5 + 24)));
        });
        assertThat(cases.rig.published().getLast().topics())
                .contains("cases.events")
                .anyMatch(topic -> topic.startsWith("agency."));
        assertThat(cases.rig.count("select count(*) from timeline where actor = 'citizen'"))
                .isEqualTo(2);
        assertThat(cases.rig.count(audited) - before).isEqualTo(2);
    }

    /** Microseconds from the end of the time for it. */
    @ParameterizedTest
    @CsvSource({"-1, reopened", "0, reopened", "1, counted", "86400000000, counted", "-259200000000, reopened"})
    void shouldBeginTheWorkAgainUpToTheLastMomentAndNotOneLater(long micros, String consequence) throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-3"));

        assertThat(taken(cases.rate(answered, 2, END.plusNanos(micros * 1_000))).consequence())
                .isEqualTo(consequence);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void shouldLetTheCitizenReopenWithoutARatingUpToTheLastMoment(long micros, boolean reopened) throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-4"));

        Outcome outcome = cases.rate(answered, null, END.plusNanos(micros * 1_000));

        if (reopened) {
            assertThat(taken(outcome).consequence()).isEqualTo("reopened");
        } else {
            assertThat(outcome).isEqualTo(new Outcome.TooLate(END));
        }
    }

    @Test
    void shouldReopenACaseThatWasClosedEarlyByTheTimeOfTheAnswer() throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-5"));
        close(answered, ANSWERED.plus(Duration.ofHours(1)));

        assertThat(taken(cases.rate(answered, 1, END)).consequence()).isEqualTo("reopened");
    }

    @Test
    void shouldCountOnlyWhatComesAfterTheClosing() throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-6"));
        close(answered, END);

        assertThat(taken(cases.rate(answered, 1, END.plus(MOMENT)))).isEqualTo(new Outcome.Taken("counted", "closed"));
        assertThat(cases.rate(answered, 2, END.plus(MOMENT))).isEqualTo(new Outcome.TooLate(END));
    }

    @Test
    void shouldLetTheCitizenChangeHisRatingWhileThereIsTime() throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-7"));
        cases.rate(answered, 4, ANSWERED.plus(MOMENT));
        cases.rate(answered, 4, ANSWERED.plus(MOMENT));

        assertThat(taken(cases.rate(answered, 5, END)).consequence()).isEqualTo("counted");

        assertThat(cases.rig.count("select rating from rating")).isEqualTo(5);
        assertThat(told()).hasSize(3);
        assertThat(cases.rate(answered, 4, END.plus(MOMENT))).isEqualTo(new Outcome.TooLate(END));
    }

    @Test
    void shouldAnswerTheSameToTheSameRatingSentAgain() throws SQLException {
        Reference answered = cases.by(Tagged.message("rate-8"));
        Outcome first = cases.rate(answered, 1, ANSWERED.plus(MOMENT));

        assertThat(cases.rate(answered, 1, ANSWERED.plus(MOMENT))).isEqualTo(first);

        assertThat(told()).hasSize(3);
        assertThat(cases.rate(answered, 5, ANSWERED.plus(MOMENT))).isEqualTo(new Outcome.NoAnswer());
    }

    @Test
    void shouldStartNoThirdControlCheckForOneCitizenOnOneObject() throws SQLException {
        List<String> consequences = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Reference answered =
                    cases.by(Tagged.message("object-" + i).from("somebody").at("Вымышленная", "14"));
            consequences.add(taken(cases.rate(answered, 1, ANSWERED)).consequence());
        }

        assertThat(consequences).containsExactly("reopened", "reopened", "no-control-check", "no-control-check");
        assertThat(((CaseRated) told().getLast()).sequence()).isEqualTo(4);
    }

    @Test
    void shouldCountAnswersOfOneCaseAsOfOneObject() throws SQLException {
        Reference answered = cases.by(Tagged.message("again").from(null));
        List<String> consequences = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            Instant at = ANSWERED.plus(Duration.ofDays(day));
            cases.answer(answered, at);
            consequences.add(
                    taken(cases.rate(answered, day == 1 ? null : 1, at)).consequence());
        }

        assertThat(consequences).containsExactly("reopened", "reopened", "no-control-check");
    }

    @Test
    void shouldCountNeitherOtherPlacesNorOtherMattersNorOtherCitizensNorTheNameless() throws SQLException {
        Tagged first = Tagged.message("other-1").from("somebody").at("Вымышленная", "14");
        List<Tagged> others = List.of(
                first,
                Tagged.message("other-2").from("somebody").at("Вымышленная", "14"),
                Tagged.message("other-3").from("somebody").at("Вымышленная", "16"),
                Tagged.message("other-4")
                        .from("somebody")
                        .at("Вымышленная", "14")
                        .about("health"),
                Tagged.message("other-5").from("another").at("Вымышленная", "14"),
                Tagged.message("other-6").from(null).at("Вымышленная", "14"),
                Tagged.message("other-7").from(null).at("Вымышленная", "14"),
                Tagged.message("other-8").from(null).at("Вымышленная", "14"));

        for (Tagged other : others) {
            assertThat(taken(cases.rate(cases.by(other), 1, ANSWERED)).consequence())
                    .as(other.externalId())
                    .isEqualTo("reopened");
        }
    }

    @Test
    void shouldNotCountARatingThatTheCitizenTookBack() throws SQLException {
        for (int i = 0; i < 2; i++) {
            cases.rate(cases.by(Tagged.message("back-" + i).from("s").at("Новая", "1")), 1, ANSWERED);
        }
        Reference third = cases.by(Tagged.message("back-2").from("s").at("Новая", "1"));
        assertThat(taken(cases.rate(third, 1, ANSWERED)).consequence()).isEqualTo("no-control-check");
        assertThat(taken(cases.rate(third, 5, ANSWERED)).consequence()).isEqualTo("counted");

        assertThat(cases.rig.count("select count(*) from rating where object is not null"))
                .isEqualTo(2);
    }

    @Test
    void shouldGiveTwoControlChecksOfFourRatingsAtOnce() throws Exception {
        List<Reference> answered = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answered.add(cases.by(Tagged.message("at-once-" + i).from("s").at("Новая", "2")));
        }
        List<Callable<String>> ratings = answered.stream()
                .<Callable<String>>map(
                        one -> () -> taken(cases.rate(one, 1, ANSWERED)).consequence())
                .toList();
        List<String> consequences = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<String> done : threads.invokeAll(ratings)) {
                consequences.add(done.get());
            }
        }

        assertThat(consequences)
                .containsExactlyInAnyOrder("reopened", "reopened", "no-control-check", "no-control-check");
    }

    @Test
    void shouldEndTheChangesOfMind() throws SQLException {
        Reference answered = cases.by(Tagged.message("fickle"));
        for (int i = 0; i < 20; i++) {
            taken(cases.rate(answered, 4 + i % 2, ANSWERED));
        }

        assertThat(cases.rate(answered, 4, ANSWERED)).isEqualTo(new Outcome.TooOften());
    }

    private static Outcome.Taken taken(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        return (Outcome.Taken) outcome;
    }

    private static List<CaseEvent> told() throws SQLException {
        return cases.rig.published().stream()
                .map(published -> published.event())
                .toList();
    }

    private static void close(Reference answered, Instant at) throws SQLException {
        cases.rig.count("with closed as (update cases set status = 'closed', approved_at = null, closed_at = '" + at
                + "' where reference = '" + answered + "' returning 1) select count(*) from closed");
    }
}
