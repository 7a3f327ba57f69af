package otklik.routing.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.routing.erasure.EraseCitizen.Outcome;
import otklik.testkit.wait.Eventually;

class EraseCitizenTest {
    private static ErasureRig rig;

    private final Letter first = Letter.by("pseudonym-of-anna", "a-1", "zhuravlik");
    private final Letter second = Letter.by("pseudonym-of-anna", "a-2", "kolokolchik");
    private final Letter foreign = Letter.by("pseudonym-of-boris", "b-1", "podsnezhnik");

    @BeforeAll
    static void open() throws Exception {
        rig = new ErasureRig();
    }

    @BeforeEach
    void clear() throws SQLException {
        rig.clear();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldLeaveNoWordOfTheCitizenInAnyTableAndEveryWordOfOthers() throws Exception {
        rig.receive(first, second, foreign);
        rig.receive(first.saying("odyvanchik").receivedAt(Instant.now()));
        speakOf("kolokolchik", second);
        speakOf("podsnezhnik", foreign);
        String pin = rig.text("select encode(pin_hash, 'hex') from cases where case_id = '" + first.caseId() + "'");
        assertThat(rig.tablesThatHold("zhuravlik")).contains("message_revision");
        assertThat(rig.tablesThatHold("kolokolchik"))
                .contains("bulk_result", "cases", "case_text", "message", "timeline");
        assertThat(rig.tablesThatHold("pseudonym-of-anna")).containsExactly("message");
        assertThat(rig.tablesThatHold("podsnezhnik")).hasSize(5);

        Outcome outcome = rig.erase(first);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Erased.class,
                        done -> assertThat(done.erasure())
                                .extracting(Erasure::because, Erasure::cases, Erasure::messages)
                                .containsExactly("citizen", 2, 2));
        for (String his : new String[] {"zhuravlik", "odyvanchik", "kolokolchik", "pseudonym-of-anna", pin}) {
            assertThat(rig.tablesThatHold(his)).as(his).isEmpty();
        }
        assertThat(rig.count("select count(*) from case_notice"))
                .as("of the other one alone")
                .isEqualTo(1);
        assertThat(rig.tablesThatHold("podsnezhnik")).hasSize(5);
        assertThat(rig.tablesThatHold("pseudonym-of-boris")).containsExactly("message");
        assertThat(rig.count("select count(*) from cases where category = 'roads' and executor is not null"))
                .as("facts stay")
                .isEqualTo(3);
    }

    @Test
    void shouldEndOpenWorkAndKeepFinishedWorkFinished() throws Exception {
        rig.receive(first, second);
        speakOf("kolokolchik", second);

        rig.erase(first);

        assertThat(rig.text("select status || ' ' || rejected_for from cases where case_id = '" + first.caseId() + "'"))
                .isEqualTo("rejected erased");
        assertThat(rig.text("select status || ' ' || resolution from cases where case_id = '" + second.caseId() + "'"))
                .isEqualTo("closed <ERASED>");
        assertThat(rig.count("select count(*) from cases where timer_at is not null"))
                .isZero();
        assertThat(rig.erase(second)).isInstanceOf(Outcome.ErasedBefore.class);
    }

    @Test
    void shouldEraseTheOneMessageAloneWhereItsSourceNamesNoAuthor() throws Exception {
        Letter nobody = Letter.by(null, "n-1", "vasilyok");
        Letter another = Letter.by(null, "n-2", "podsnezhnik");
        rig.receive(nobody, another);

        rig.erase(nobody);

        assertThat(rig.tablesThatHold("vasilyok")).isEmpty();
        assertThat(rig.tablesThatHold("podsnezhnik")).isNotEmpty();
        rig.receive(nobody.saying("vasilyok-again").receivedAt(Instant.now().plusSeconds(60)));
        assertThat(rig.tablesThatHold("vasilyok")).isEmpty();
    }

    @Test
    void shouldEraseWhatWasAddedByThePinAndTheCasesForPartsOfAMessage() throws Exception {
        Letter added = Letter.by(null, "n-3", "vasilyok");
        Letter nobody = Letter.by(null, "n-4", "romashka");
        Letter addedToNobody = Letter.by(null, "n-5", "lyutik");
        rig.receive(first, added, nobody, addedToNobody, foreign);
        rig.addTo(first, added);
        rig.addTo(nobody, addedToNobody);
        rig.part(first, "nezabudka");

        rig.erase(first);
        rig.erase(nobody);

        for (String gone : new String[] {"vasilyok", "nezabudka", "romashka", "lyutik"}) {
            assertThat(rig.tablesThatHold(gone)).as(gone).isEmpty();
        }
        assertThat(rig.count("select count(*) from cases where is_part and erased_at is not null"))
                .isEqualTo(1);
        assertThat(rig.count("select count(*) from cases where erased_at is null"))
                .isEqualTo(1);
    }

    @Test
    void shouldNotTakeInWhatIsOlderThanTheErasureAndTakeInWhatIsNewer() throws Exception {
        rig.receive(first);
        rig.erase(first);

        rig.receive(first, second);
        rig.receive(first.saying("odyvanchik").receivedAt(Instant.now().plusSeconds(60)));

        for (String his : new String[] {"zhuravlik", "kolokolchik", "odyvanchik"}) {
            assertThat(rig.tablesThatHold(his)).as(his).isEmpty();
        }
        assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
        rig.receive(Letter.by("pseudonym-of-anna", "a-3", "romashka")
                .receivedAt(Instant.now().plusSeconds(60)));
        assertThat(rig.tablesThatHold("romashka")).isNotEmpty();
        assertThat(rig.count("select count(*) from cases")).isEqualTo(2);
    }

    @Test
    void shouldEraseAMessageThatIsBeingStoredJustThen() throws Exception {
        rig.receive(first);
        CompletableFuture<Outcome> erasing = Transactions.run(rig.opening.databases.pool(), transaction -> {
            rig.opening.handle(transaction, List.of(second.envelope()));
            CompletableFuture<Outcome> waiting = CompletableFuture.supplyAsync(this::eraseFirst);
            Eventually.within(Duration.ofSeconds(30), "the erasure to wait at the gate", () -> {
                try {
                    return rig.count("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 1;
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            return waiting;
        });

        assertThat(erasing.join()).isInstanceOf(Outcome.Erased.class);
        assertThat(rig.tablesThatHold("kolokolchik")).isEmpty();
    }

    private Outcome eraseFirst() {
        try {
            return rig.erase(first);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldTellEverybodyWhoHoldsWordsAndLaterEmptyTheTopicsOfAgencies() throws Exception {
        rig.receive(first);
        String executor = rig.text("select executor from cases");
        rig.execute("insert into left_agency (case_number, agency) select number, 'left-long-ago' from cases");
        rig.execute("delete from outbox");

        rig.erase(first);

        assertThat(rig.texts("select topics from outbox where headers like '%otklik.case.erased.v1%'"))
                .singleElement()
                .satisfies(topics -> assertThat(topics.split(","))
                        .contains(
                                "cases.events",
                                "agency." + executor + ".cases",
                                "agency.minstroy.cases",
                                "agency.left-long-ago.cases"));
        assertThat(
                        rig.texts(
                                "select convert_from(payload, 'UTF8') from outbox where headers like '%otklik.case.erased.v1%'"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event).doesNotContain("zhuravlik").contains("<ERASED>"));
        assertThat(rig.texts("select convert_from(payload, 'UTF8') from outbox where topics = 'citizens.events'"))
                .singleElement()
                .satisfies(event -> assertThat(event).contains("contact-zhuravlik", "pseudonym-of-anna"));
        rig.execute("delete from outbox");
        rig.keepNoLonger.step(Instant.now());
        assertThat(rig.count("select count(*) from outbox")).isZero();
        rig.keepNoLonger.step(Instant.now().plus(Tombstones.AFTER).plusSeconds(1));
        assertThat(rig.texts("select topics from outbox where payload = '' and key = '" + first.caseId() + "'"))
                .singleElement()
                .satisfies(topics -> assertThat(topics)
                        .contains("agency.left-long-ago.cases", "agency." + executor + ".cases")
                        .doesNotContain("cases.events"));
    }

    @Test
    void shouldPutTheErasureOnRecordWithoutSayingWhose() throws Exception {
        // The audit forgets nothing between tests: cases of this one alone.
        Letter audited = Letter.by("pseudonym-of-vera", "v-1", "zhuravlik");
        Letter more = Letter.by("pseudonym-of-vera", "v-2", "kolokolchik");
        rig.receive(audited, more);

        rig.erase(audited);

        assertThat(rig.count("select count(*) from audit_entry where action = 'citizen-erased' and actor is null"))
                .isGreaterThanOrEqualTo(1);
        assertThat(rig.count("select count(*) from audit_entry where action = 'erased' and subject in ('"
                        + audited.caseId() + "', '" + more.caseId() + "')"))
                .isEqualTo(2);
        assertThat(rig.texts("select event || ' ' || detail from timeline where event = 'erased'"))
                .containsExactly("erased citizen", "erased citizen");
    }

    /** The case is answered, closed and searchable, in words that quote its citizen. */
    private static void speakOf(String words, Letter of) throws SQLException {
        String its = "where case_id = '" + of.caseId() + "'";
        rig.execute("update cases set status = 'closed', resolution = 'Answer: " + words
                + "', answered_at = now(), answered_by = 'e', closed_at = now(), why = 'words=" + words + "' " + its);
        rig.execute(
                "insert into timeline (case_number, version, at, event, detail) select number, 0, now(), 'returned', '"
                        + words + "' from cases " + its);
        rig.execute("insert into bulk_operation (id, at, actor, step, digest, cases) values ('" + of.caseId()
                + "', now(), 'a', 's', '', 1)");
        rig.execute("insert into bulk_result (operation, position, reference, outcome, detail, case_number, before)"
                + " select case_id, 1, reference, 'done', '" + words + "', number, to_jsonb(cases) from cases " + its);
        rig.execute("insert into case_notice (notice_id, case_number, notice, channel, state, at)"
                + " select gen_random_uuid(), number, 'acknowledgement', 'web', 'sent', now() from cases " + its);
        rig.execute("insert into case_text select number, to_tsvector('simple', '" + words + "') from cases " + its
                + " on conflict do nothing");
    }
}
