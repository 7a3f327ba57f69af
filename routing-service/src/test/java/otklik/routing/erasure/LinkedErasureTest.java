package otklik.routing.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.routing.erasure.EraseCitizen.Outcome;
import otklik.routing.fixture.Tagged;

/** A citizen who linked chats of his asks to be forgotten. */
class LinkedErasureTest {
    private static ErasureRig rig;

    private final Letter phone = Letter.by("pseudonym-of-phone", "p-1", "zhuravlik");
    private final Letter desk = Letter.by("pseudonym-of-desk", "d-1", "kolokolchik");
    private final Letter car = Letter.by("pseudonym-of-car", "c-1", "vasilyok");
    private final Letter foreign = Letter.by("pseudonym-of-boris", "b-1", "podsnezhnik");

    @BeforeAll
    static void open() throws Exception {
        rig = new ErasureRig();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @BeforeEach
    void link() throws SQLException {
        rig.clear();
        rig.receive(phone, desk, foreign);
        rig.execute("insert into citizen_link (citizen, person, linked_at)"
                + " select c, '00000000-0000-4000-8000-000000000001', now()"
                + " from unnest(array['pseudonym-of-phone', 'pseudonym-of-desk', 'pseudonym-of-car']) as c");
        rig.execute("update message set channel = 'viber' where citizen = 'pseudonym-of-desk'");
        rig.execute("delete from outbox");
    }

    @Test
    void shouldAskWhetherTheOthersAreMeantBeforeAnythingIsErased() throws SQLException {
        Outcome outcome = rig.erase(phone);

        assertThat(outcome).isEqualTo(new Outcome.SayWhich(List.of("viber")));
        assertThat(rig.count("select count(*) from cases where erased_at is not null"))
                .isZero();
        assertThat(rig.count("select count(*) from citizen_link")).isEqualTo(3);
    }

    @Test
    void shouldEraseAllOfThemAndTellEachOfIt() throws SQLException {
        Outcome outcome = rig.erase(phone, true);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Erased.class, done -> {
            assertThat(done.channels()).containsExactly("telegram", "viber");
            assertThat(done.left()).isEmpty();
            assertThat(done.erasure())
                    .extracting(Erasure::cases, Erasure::messages)
                    .containsExactly(2, 2);
        });
        for (String his :
                List.of("zhuravlik", "kolokolchik", "pseudonym-of-phone", "pseudonym-of-desk", "pseudonym-of-car")) {
            assertThat(rig.tablesThatHold(his)).as(his).isEmpty();
        }
        assertThat(rig.tablesThatHold("podsnezhnik")).isNotEmpty();
        assertThat(told())
                .satisfiesExactlyInAnyOrder(
                        event -> assertThat(event)
                                .contains("pseudonym-of-phone", "contact-zhuravlik", phone.caseId())
                                .doesNotContain("kolokolchik", desk.caseId()),
                        event -> assertThat(event)
                                .contains("pseudonym-of-desk", "contact-kolokolchik", desk.caseId())
                                .doesNotContain("zhuravlik", phone.caseId()),
                        event -> assertThat(event).contains("pseudonym-of-car"));
        rig.receive(car);
        assertThat(rig.tablesThatHold("vasilyok")).as("what is late").isEmpty();
    }

    @Test
    void shouldEndTheLinkAndNameWhatIsLeftWhenOneAloneIsMeant() throws SQLException {
        Outcome outcome = rig.erase(phone, false);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Erased.class, done -> {
            assertThat(done.channels()).containsExactly("telegram");
            assertThat(done.left()).containsExactly("viber");
        });
        assertThat(rig.tablesThatHold("zhuravlik")).isEmpty();
        assertThat(rig.tablesThatHold("pseudonym-of-phone")).isEmpty();
        assertThat(rig.tablesThatHold("kolokolchik")).isNotEmpty();
        assertThat(told()).hasSize(1);
    }

    @Test
    void shouldAskNothingWhereTheOthersHaveNoWords() throws SQLException {
        rig.erase(desk, false);

        assertThat(rig.erase(phone)).isInstanceOf(Outcome.Erased.class);
    }

    @Test
    void shouldForgetWhatWaitsForItsNotice() throws SQLException {
        rig.opening.handle(Tagged.message("early")
                .inChat("phone")
                .from("pseudonym-of-phone")
                .saying("nezabudka")
                .inReplyTo("notice/77"));
        assertThat(rig.tablesThatHold("nezabudka")).containsExactly("early_message");

        rig.erase(phone, false);

        assertThat(rig.tablesThatHold("nezabudka")).isEmpty();
        rig.opening.settle(Instant.now().plusSeconds(61));
        assertThat(rig.count("select count(*) from cases")).isEqualTo(3);
    }

    private static List<String> told() throws SQLException {
        return rig.texts("select convert_from(payload, 'UTF8') from outbox where topics = 'citizens.events'");
    }
}
