package otklik.routing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.NoticeEvent;
import otklik.contracts.NoticeEvent.NoticeFailed;
import otklik.contracts.NoticeEvent.NoticeResent;
import otklik.contracts.NoticeEvent.NoticeSent;
import otklik.eventing.Envelope;
import otklik.eventing.Ids;
import otklik.eventing.Transactions;
import otklik.routing.fixture.Report;
import otklik.routing.opening.HandlerRig;

class KeepDeliveriesTest {
    private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
    private static final String NOTICE = UUID.randomUUID().toString();
    private static HandlerRig rig;
    private final KeepDeliveries keep = new KeepDeliveries();
    private CaseSnapshot told;

    @BeforeAll
    static void open() throws Exception {
        rig = new HandlerRig();
    }

    @BeforeEach
    void openACase() throws SQLException {
        rig.databases.clear();
        rig.handle(List.of(Report.by("anna", "m1").envelope()));
        told = rig.published().getLast().event().snapshot();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    private NoticeSent sent(String notice, String channel, Instant at) {
        return new NoticeSent(NOTICE, told.caseId(), told.messageId(), notice, channel, 2, null, at, null, null, 2);
    }

    private NoticeFailed failed(Instant at) {
        return new NoticeFailed(
                NOTICE,
                told.caseId(),
                told.messageId(),
                "status-answered",
                "telegram",
                1,
                "HTTP 403",
                at,
                "blocked",
                null,
                2);
    }

    private NoticeResent resent(Instant at) {
        return new NoticeResent(NOTICE, told.caseId(), told.messageId(), "status-answered", "telegram", 1, at, 2);
    }

    private void hear(NoticeEvent... events) throws SQLException {
        List<Envelope<NoticeEvent>> batch = Arrays.stream(events)
                .map(event -> new Envelope<NoticeEvent>(
                        "notices.events", event.caseId(), Ids.next(), "otklik.notice", AT, null, null, event))
                .toList();
        Transactions.run(rig.databases.pool(), transaction -> {
            keep.handle(transaction, batch);
            return true;
        });
    }

    private List<CaseNotice> shown() throws SQLException {
        long number = rig.count("select number from cases");
        return Transactions.run(rig.databases.pool(), transaction -> NoticesOfCase.of(transaction, number));
    }

    @Test
    void shouldShowWhyANoticeFailed() throws SQLException {
        hear(failed(AT));

        assertThat(shown())
                .containsExactly(new CaseNotice(NOTICE, "status-answered", "telegram", "failed", 2, AT, 1, "blocked"));
    }

    @Test
    void shouldShowTheLastStateOfOneThatWasSentAgain() throws SQLException {
        hear(failed(AT), resent(AT.plusSeconds(1)));
        hear(sent("status-answered", "telegram", AT.plusSeconds(2)));

        assertThat(shown())
                .containsExactly(
                        new CaseNotice(NOTICE, "status-answered", "telegram", "sent", 2, AT.plusSeconds(2), 2, null));
    }

    @Test
    void shouldNotGoBackWhenAnEventComesAgain() throws SQLException {
        hear(failed(AT));
        hear(resent(AT.plusSeconds(1)));

        hear(failed(AT));

        assertThat(shown()).extracting(CaseNotice::state).containsExactly("again");
        assertThat(shown()).extracting(CaseNotice::attempts).containsExactly(1);
    }

    @Test
    void shouldLeaveOutAcknowledgementsThatPlatformsTook() throws SQLException {
        hear(sent("acknowledgement", "webhook", AT));

        assertThat(shown()).isEmpty();
    }

    @Test
    void shouldFinishAnAcknowledgementThatAPlatformTookAfterItHadFailed() throws SQLException {
        hear(new NoticeFailed(
                NOTICE,
                told.caseId(),
                told.messageId(),
                "acknowledgement",
                "webhook",
                5,
                "HTTP 500",
                AT,
                "unanswered",
                null,
                1));

        hear(sent("acknowledgement", "webhook", AT.plusSeconds(1)));

        assertThat(shown()).extracting(CaseNotice::state).containsExactly("sent");
    }

    @Test
    void shouldKeepNothingOfACaseThatIsErased() throws SQLException {
        rig.execute("update cases set status = 'rejected', rejected_at = now(), rejected_for = 'spam', erased_at = now()");

        hear(failed(AT));

        assertThat(rig.count("select count(*) from case_notice")).isZero();
    }
}
