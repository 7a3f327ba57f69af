package otklik.routing.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Tagged;
import otklik.routing.sight.Sight;

class CitizenViewTest {
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

    @Test
    void shouldAskWhetherItHelpedWhereThePackAnswered() throws SQLException {
        Reference answered = cases.by(Tagged.message("first"));
        assertThat(possible(answered)).contains("rating").doesNotContain("helped");

        cases.rig.execute("update cases set answered_by = 'answer:follow-a-case', executor = null");

        assertThat(possible(answered)).contains("helped");
    }

    private static List<String> possible(Reference of) throws SQLException {
        var pool = cases.rig.databases.pool();
        Case its = Sight.SERVICE.run(
                pool, transaction -> new CaseStore().lock(transaction, of).orElseThrow());
        var clock = Clock.fixed(AnsweredCases.ANSWERED, ZoneOffset.UTC);
        ReadCase.Known known =
                new ReadCase(pool, new CaseStore(), new Ratings(), () -> Packs.ORENBURG, clock).read(its);
        return CitizenView.of(known, Packs.ORENBURG, Packs.ORENBURG.language(null)).possible().stream()
                .map(CitizenView.Possible::action)
                .toList();
    }
}
