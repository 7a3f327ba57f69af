package otklik.testkit.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.ChatRequest;

/** Each guarantee turns red on each history that breaks it, and on no other. */
class GuaranteesTest {

    @Nested
    class NoMessageLostIs {

        @Test
        void greenWhenAllAcceptedMessagesArrived() {
            Verdict verdict = NoMessageLost.among(List.of("m1", "m2"))
                    .reached("a case", List.of("m2", "m1", "unanswered"))
                    .verdict();

            assertThat(verdict).isEqualTo(new Verdict.Holds("NoMessageLost", 2));
        }

        @Test
        void redWhenAMessageIsMissingAtOnePlace() {
            Verdict verdict = NoMessageLost.among(List.of("m1", "m2", "m3"))
                    .reached("a case", List.of("m1", "m2", "m3"))
                    .reached("cases.events", List.of("m1"))
                    .verdict();

            assertThat(violations(verdict))
                    .containsExactly(new Verdict.Violation(
                            "accepted messages did not reach cases.events", 2, List.of("m2", "m3")));
        }
    }

    @Nested
    class OneCasePerMessageIs {

        @Test
        void greenWhenAnOpeningIsDeliveredTwice() {
            Verdict verdict = OneCasePerMessage.guarantee()
                    .rows(List.of(new Belonging("m1", "1"), new Belonging("m1", "1"), new Belonging("m2", "2")))
                    .events(List.of(opened("c1", "e1", "m1"), opened("c1", "e1", "m1"), opened("c2", "e2", "m2")))
                    .verdict();

            assertThat(verdict).isEqualTo(new Verdict.Holds("OneCasePerMessage", 2));
        }

        @Test
        void redWhenAMessageIsInTwoCases() {
            Verdict verdict = OneCasePerMessage.guarantee()
                    .rows(List.of(new Belonging("m1", "1"), new Belonging("m1", "2")))
                    .verdict();

            assertThat(violations(verdict))
                    .extracting(Verdict.Violation::what)
                    .containsExactly("messages are in more than one case");
        }

        @Test
        void redWhenTheSameCaseIsOpenedByTwoEvents() {
            Verdict verdict = OneCasePerMessage.guarantee()
                    .rows(List.of(new Belonging("m1", "1")))
                    .events(List.of(opened("c1", "e1", "m1"), opened("c1", "e9", "m1")))
                    .verdict();

            assertThat(violations(verdict))
                    .extracting(Verdict.Violation::what)
                    .containsExactly("messages opened a case more than once");
        }

        @Test
        void redWhenACaseWasPublishedWhoseTransactionWasRolledBack() {
            Verdict verdict = OneCasePerMessage.guarantee()
                    .rows(List.of(new Belonging("m1", "1")))
                    .events(List.of(opened("c1", "e1", "m1"), opened("c2", "e2", "m2")))
                    .verdict();

            assertThat(violations(verdict))
                    .extracting(Verdict.Violation::examples)
                    .containsExactly(List.of("m2"));
        }
    }

    @Nested
    class OrderPerCaseIs {

        @Test
        void greenWhenARelayBeganAgainAfterACrash() {
            Verdict verdict = OrderPerCase.everyVersion()
                    .verdict(List.of(
                            fact("c1", 1, "a"),
                            fact("c1", 2, "b"),
                            fact("c1", 1, "a"),
                            fact("c1", 2, "b"),
                            fact("c1", 3, "c"),
                            fact("c2", 1, "d")));

            assertThat(verdict).isEqualTo(new Verdict.Holds("OrderPerCase", 2));
        }

        @Test
        void greenWhenARepeatTellsOfAnUnchangedCase() {
            CaseFact repeated = new CaseFact("cases.events", "c1", 1, "b", CaseFact.REPEATED, "m1");

            assertThat(OrderPerCase.everyVersion().verdict(List.of(fact("c1", 1, "a"), repeated, fact("c1", 2, "c"))))
                    .isInstanceOf(Verdict.Holds.class);
        }

        @Test
        void redWhenVersionsAreSwapped() {
            assertThat(whats(OrderPerCase.onlyForward().verdict(List.of(fact("c1", 2, "b"), fact("c1", 1, "a")))))
                    .containsExactly("versions came after a later one");
        }

        @Test
        void redWhenAVersionIsMissingWhereAllAreDue() {
            List<CaseFact> history = List.of(fact("c1", 1, "a"), fact("c1", 3, "c"));

            assertThat(whats(OrderPerCase.everyVersion().verdict(history)))
                    .containsExactly("versions were skipped over");
            assertThat(OrderPerCase.onlyForward().verdict(history)).isInstanceOf(Verdict.Holds.class);
        }

        @Test
        void redWhenTwoEventsTellTheSameVersion() {
            assertThat(whats(OrderPerCase.everyVersion().verdict(List.of(fact("c1", 1, "a"), fact("c1", 1, "x")))))
                    .containsExactly("versions were told by two events");
        }

        @Test
        void redWhenAnEventComesBackWithAnotherVersion() {
            assertThat(whats(OrderPerCase.everyVersion().verdict(List.of(fact("c1", 1, "a"), fact("c1", 2, "a")))))
                    .containsExactly("events changed their version between two deliveries");
        }
    }

    @Nested
    class NoticesWithinBoundIs {

        @Test
        void greenWhenRepeatsStayWithinTheBound() {
            Verdict verdict = NoticesWithinBound.repeatsAtMost(1)
                    .verdict(List.of("m1", "m2"), List.of(ack("n1", "m1"), ack("n1", "m1"), ack("n2", "m2")));

            assertThat(verdict).isEqualTo(new Verdict.Holds("NoticesWithinBound", 2));
        }

        @Test
        void redWhenRepeatsExceedTheBound() {
            assertThat(whats(NoticesWithinBound.repeatsAtMost(0)
                            .verdict(List.of("m1"), List.of(ack("n1", "m1"), ack("n1", "m1")))))
                    .containsExactly("times the bound was exceeded");
        }

        @Test
        void redWhenASenderGotNothing() {
            Notice other = new Notice("n2", "m2", "c2", "status-answered", 2);

            assertThat(violations(NoticesWithinBound.repeatsAtMost(0)
                            .verdict(List.of("m1", "m2"), List.of(ack("n1", "m1"), other))))
                    .containsExactly(new Verdict.Violation("senders got no acknowledgement", 1, List.of("m2")));
        }

        @Test
        void redWhenTheSameNoticeComesUnderAnotherIdHoweverWideTheBound() {
            assertThat(whats(NoticesWithinBound.repeatsAtMost(1000)
                            .verdict(List.of("m1"), List.of(ack("n1", "m1"), ack("n9", "m1")))))
                    .containsExactly("notices came again under another id");
        }

        @Test
        void redWhenASenderIsAcknowledgedInTwoWays() {
            Notice triage = new Notice("n9", "m1", "c-m1", "acknowledgement-triage", 1);

            assertThat(whats(NoticesWithinBound.repeatsAtMost(1000)
                            .verdict(List.of("m1"), List.of(ack("n1", "m1"), triage))))
                    .containsExactly("notices came again under another id");
        }

        @Test
        void redWhenAnOlderStateIsToldAfterANewerOne() {
            Notice answered = new Notice("n3", "m1", "c-m1", "status-answered", 3);
            Notice assigned = new Notice("n2", "m1", "c-m1", "status-assigned", 2);

            assertThat(whats(NoticesWithinBound.repeatsAtMost(0)
                            .verdict(List.of("m1"), List.of(ack("n1", "m1"), answered, assigned))))
                    .containsExactly("notices came after that of a later version");
        }
    }

    @Nested
    class ABoundOfOneNoticeIs {

        @Test
        void greenWhenManyComeAgainOnceEach() {
            Verdict verdict = NoticesWithinBound.repeatsAtMost(10)
                    .ofOneAtMost(1)
                    .verdict(
                            List.of("m1", "m2"),
                            List.of(ack("n1", "m1"), ack("n2", "m2"), ack("n1", "m1"), ack("n2", "m2")));

            assertThat(verdict).isEqualTo(new Verdict.Holds("NoticesWithinBound", 2));
        }

        @Test
        void redWhenOneComesAgainTwiceThoughTheBoundOverAllIsWide() {
            assertThat(whats(NoticesWithinBound.repeatsAtMost(10)
                            .ofOneAtMost(1)
                            .verdict(List.of("m1"), List.of(ack("n1", "m1"), ack("n1", "m1"), ack("n1", "m1")))))
                    .containsExactly("notices came again more often than one may");
        }

        @Test
        void redWhenTheHandleLetsOneThroughTwice() {
            assertThat(whats(NoticesWithinBound.afterTheHandle()
                            .verdict(List.of("m1"), List.of(ack("n1", "m1"), ack("n1", "m1")))))
                    .containsExactly("times the bound was exceeded");
        }
    }

    @Nested
    class RateWithinLimitIs {
        private final RateWithinLimit limit = RateWithinLimit.perSecond(2).perChat(Duration.ofSeconds(1));

        @Test
        void greenWhenCallsAreSpread() {
            assertThat(limit.verdict(List.of(call(0, "a"), call(500, "b"), call(1000, "a"), call(1500, "b"))))
                    .isEqualTo(new Verdict.Holds("RateWithinLimit", 4));
        }

        @Test
        void redWhenASecondThatBeginsAnywhereHasTooMany() {
            assertThat(whats(limit.verdict(List.of(call(700, "a"), call(900, "b"), call(1600, "c")))))
                    .containsExactly("calls were above the limit of a second");
        }

        @Test
        void redWhenOneChatIsWrittenToTooSoon() {
            assertThat(whats(limit.verdict(List.of(call(0, "a"), call(999, "a")))))
                    .containsExactly("calls came too soon after another for their chat");
        }

        @Test
        void redWhenTheCallThatIsTooManyWasRefused() {
            assertThat(whats(limit.verdict(List.of(call(0, "a"), call(1, "b"), new Call(at(2), "c", false)))))
                    .containsExactly("calls were above the limit of a second");
        }

        private static Call call(long millis, String chat) {
            return new Call(at(millis), chat, true);
        }

        private static Instant at(long millis) {
            return Instant.EPOCH.plusMillis(millis);
        }

        private record Call(Instant at, String chatId, boolean accepted) implements ChatRequest {}
    }

    @Test
    void shouldNameAtMostTenExamplesAndCountAll() {
        List<String> many = IntStream.range(0, 500).mapToObj(i -> "m" + i).toList();

        Verdict verdict = NoMessageLost.among(many).reached("a case", List.of()).verdict();

        assertThat(violations(verdict).getFirst().count()).isEqualTo(500);
        assertThat(violations(verdict).getFirst().examples()).hasSize(10);
        assertThatThrownBy(() -> verdict.demand(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("500 accepted messages did not reach a case, for example m0, m1");
    }

    @Test
    void shouldNotPassWhenTooLittleWasLookedAt() {
        Verdict empty =
                NoMessageLost.among(List.of()).reached("a case", List.of()).verdict();

        assertThatThrownBy(() -> empty.demand(1)).isInstanceOf(AssertionError.class);
        assertThatCode(() -> empty.demand(0)).doesNotThrowAnyException();
    }

    private static CaseFact opened(String caseId, String eventId, String messageId) {
        return new CaseFact("cases.events", caseId, 1, eventId, CaseFact.OPENED, messageId);
    }

    private static CaseFact fact(String caseId, int version, String eventId) {
        return new CaseFact("cases.events", caseId, version, eventId, "otklik.case.assigned.v1", "m-" + caseId);
    }

    private static Notice ack(String id, String messageId) {
        return new Notice(id, messageId, "c-" + messageId, "acknowledgement", 1);
    }

    private static List<Verdict.Violation> violations(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Violated violated -> violated.violations();
            case Verdict.Holds holds -> throw new AssertionError("should be red: " + holds);
        };
    }

    private static List<String> whats(Verdict verdict) {
        return violations(verdict).stream().map(Verdict.Violation::what).toList();
    }
}
