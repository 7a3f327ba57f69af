package otklik.routing.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every column that could hold somebody's words is named here or taken care of: a new one has to be. So nobody adds a place for words
 * that an erasure forgets.
 */
class ErasedColumnsTest {
    /** Codes, numbers and names of staff: nothing of a citizen's. */
    private static final Set<String> FACTS = Set.of(
            "agency_action.action_id",
            "agency_action.agency",
            "answer_template.agency",
            "answer_template.category",
            "answer_template.changed_by",
            "answer_template.code",
            "answer_template.text",
            "answer_template.title",
            "audit_checkpoint.hash",
            "audit_checkpoint.hashes",
            "audit_checkpoint.key",
            "audit_checkpoint.previous",
            "audit_checkpoint.signature",
            "audit_entry.action",
            "audit_entry.actor",
            "audit_entry.agency",
            "audit_entry.digest",
            "audit_link.hash",
            "bulk_operation.actor",
            "bulk_operation.agency",
            "bulk_operation.chosen",
            "bulk_operation.digest",
            "bulk_operation.step",
            "bulk_result.outcome",
            "bulk_result.reference",
            "bulk_result.undone",
            "case_notice.channel",
            "case_notice.fault",
            "case_notice.notice",
            "case_notice.state",
            "cases.answered_by",
            "cases.campaign",
            "cases.category",
            "cases.clock",
            "cases.curator",
            "cases.emergency",
            "cases.executor",
            "cases.guess",
            "cases.guesses",
            "cases.kind",
            "cases.leaf",
            "cases.model",
            "cases.municipality",
            "cases.pack_version",
            "cases.reference",
            "cases.regime",
            "cases.rejected_for",
            "cases.returned_by",
            "cases.rule",
            "cases.status",
            "consumer_offset.consumer",
            "consumer_offset.topic",
            "consumer_offset.topic_id",
            "disclosure.actor",
            "disclosure.agency",
            "early_message.event_type",
            "erased_case.agencies",
            "erased_citizen.citizen_hash",
            "erasure.actor",
            "erasure.because",
            "intake.batch",
            "left_agency.agency",
            "message.batch",
            "message.channel",
            "message.language",
            "message.source",
            "message_repeat.batch",
            "message_repeat.kind",
            "open_question.notice",
            "pin_guess.reference",
            "join_proposal.why",
            "rating.consequence",
            "timeline.actor",
            "timeline.agency",
            "timeline.event",
            "timer_parked.fault",
            "told_notice.notice");

    /** What an erasure takes out: {@code EraseCitizenTest} proves it. */
    private static final Set<String> ERASED = Set.of(
            "bulk_result.before",
            "bulk_result.detail",
            "addition_leave.leave_hash",
            "case_text.words",
            "case_words.words",
            "cases.pin_hash",
            "cases.resolution",
            "cases.returned_hint",
            "cases.returned_reason",
            "cases.why",
            "message.citizen",
            "message.contact_id",
            "message.conversation",
            "message.digest",
            "message.external_id",
            "message.particulars",
            "message.sealed_original",
            "message.text",
            "message_attachment.reason",
            "message_attachment.type",
            "message_revision.digest",
            "message_revision.sealed_original",
            "message_revision.text",
            // Goes when its case is over, by a trigger.
            "matter.category",
            "matter.features",
            "matter.hazard",
            "matter.municipality",
            "citizen_link.citizen",
            "early_message.causation_id",
            "early_message.citizen",
            "early_message.contact_id",
            "early_message.conversation",
            "early_message.event",
            "early_message.event_id",
            "early_message.event_key",
            "early_message.notice_id",
            "early_message.traceparent",
            "link_code.citizen",
            "link_code.code_hash",
            "open_question.contact_id",
            "rating.object",
            "rating.sealed_comment",
            "sent_together.conversation",
            "sent_together.part",
            "timeline.detail",
            "told_notice.contact_id",
            "told_notice.provider_message_id");

    /** Deleted as soon as the broker has them. */
    private static final Set<String> PASSING =
            Set.of("outbox.headers", "outbox.key", "outbox.payload", "outbox.topics");

    @Test
    void shouldKnowOfEveryColumnWhatBecomesOfIt() throws Exception {
        try (ErasureRig rig = new ErasureRig()) {
            List<String> columns = rig.texts("""
                    select table_name || '.' || column_name from information_schema.columns
                    where table_schema = 'routing' and table_name <> 'flyway_schema_history'
                      and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'tsvector', 'ARRAY')
                      and udt_name <> '_int8'""");
            Set<String> known = new TreeSet<>(FACTS);
            known.addAll(ERASED);
            known.addAll(PASSING);

            assertThat(new TreeSet<>(columns))
                    .as("say here, or in ErasureRows, what an erasure does with a new column")
                    .isEqualTo(known);
        }
    }
}
