package otklik.contracts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import otklik.contracts.Stream.UnknownType;

/** Every stream there is: the one source of topics, of {@code asyncapi.yaml} and of the reference page. */
public final class Streams {
    private Streams() {}

    /** Largest record on any stream, bytes. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    /** How long a compacted topic may keep what a later record of the same key replaced. */
    public static final Duration LONGEST_COMPACTION_LAG = Duration.ofDays(1);

    /** How long a compacted topic keeps all that came: who reads soon misses no step, and a burst is not cleaned while it lasts. */
    public static final Duration SHORTEST_COMPACTION_LAG = Duration.ofHours(1);

    private static final Duration RAW = Duration.ofDays(3);

    private static final String CASES_DELIVERY =
            "At least once: drop what you know by ce_id. Order by snapshot.caseVersion, which counts 1, 2, 3 … per"
                    + " case: an event with a lower version than one you have seen is late, not news.";

    public static final Stream<MessageEvent> MESSAGES_RECEIVED = new Stream<>(
            "messages.received",
            "Citizens' messages as they came, unmasked; short-lived.",
            "conversation, else message id",
            MessageEvent.class,
            Map.of(
                    "otklik.message.received.v1", MessageEvent.MessageReceived.class,
                    "otklik.message.revised.v1", MessageEvent.MessageRevised.class),
            "ingest-service",
            Set.of("classify-service", "ingest-service"),
            6,
            RAW,
            false,
            "At least once: a sender that got no 2xx sends again, with the same messageId. Order is kept per key.",
            UnknownType.PARK);

    public static final Stream<TaggedEvent> MESSAGES_TAGGED = new Stream<>(
            "messages.tagged",
            "Messages understood: masked text, sealed original, tags.",
            "conversation, else message id",
            TaggedEvent.class,
            Map.of(
                    "otklik.message.tagged.v1", TaggedEvent.MessageTagged.class,
                    "otklik.message.retagged.v1", TaggedEvent.MessageRetagged.class),
            "classify-service",
            Set.of("routing-service"),
            6,
            Duration.ofDays(7),
            false,
            "Exactly one event for each record of messages.received, for readers with isolation.level=read_committed."
                    + " Order is kept per key. A message that was sent twice comes twice, with the same messageId.",
            UnknownType.PARK);

    private static final Map<String, Class<? extends CaseEvent>> CASE_EVENTS = Map.ofEntries(
            Map.entry("otklik.case.opened.v1", CaseEvent.CaseOpened.class),
            Map.entry("otklik.case.assigned.v1", CaseEvent.CaseAssigned.class),
            Map.entry("otklik.case.withdrawn.v1", CaseEvent.CaseWithdrawn.class),
            Map.entry("otklik.case.category-corrected.v1", CaseEvent.CategoryCorrected.class),
            Map.entry("otklik.case.accepted.v1", CaseEvent.CaseAccepted.class),
            Map.entry("otklik.case.returned.v1", CaseEvent.CaseReturned.class),
            Map.entry("otklik.case.answered.v1", CaseEvent.CaseAnswered.class),
            Map.entry("otklik.case.approved.v1", CaseEvent.CaseApproved.class),
            Map.entry("otklik.case.answer-refused.v1", CaseEvent.AnswerRefused.class),
            Map.entry("otklik.case.rejected.v1", CaseEvent.CaseRejected.class),
            Map.entry("otklik.case.reopened.v1", CaseEvent.CaseReopened.class),
            Map.entry("otklik.case.rated.v1", CaseEvent.CaseRated.class),
            Map.entry("otklik.case.message-added.v1", CaseEvent.MessageAdded.class),
            Map.entry("otklik.case.paused.v1", CaseEvent.ClockPaused.class),
            Map.entry("otklik.case.resumed.v1", CaseEvent.ClockResumed.class),
            Map.entry("otklik.case.extended.v1", CaseEvent.DeadlineExtended.class),
            Map.entry("otklik.case.promoted.v1", CaseEvent.CasePromoted.class),
            Map.entry("otklik.case.deadline-near.v1", CaseEvent.DeadlineNear.class),
            Map.entry("otklik.case.overdue.v1", CaseEvent.CaseOverdue.class),
            Map.entry("otklik.case.escalated.v1", CaseEvent.CaseEscalated.class),
            Map.entry("otklik.case.acknowledged.v1", CaseEvent.CaseAcknowledged.class),
            Map.entry("otklik.case.unacknowledged.v1", CaseEvent.CaseUnacknowledged.class),
            Map.entry("otklik.case.kind-corrected.v1", CaseEvent.KindCorrected.class),
            Map.entry("otklik.case.transferred.v1", CaseEvent.CaseTransferred.class),
            Map.entry("otklik.case.split.v1", CaseEvent.CaseSplit.class),
            Map.entry("otklik.case.commented.v1", CaseEvent.CaseCommented.class),
            Map.entry("otklik.case.step-undone.v1", CaseEvent.StepUndone.class),
            Map.entry("otklik.case.closed.v1", CaseEvent.CaseClosed.class),
            Map.entry("otklik.case.revised.v1", CaseEvent.CaseRevised.class),
            Map.entry("otklik.case.joined.v1", CaseEvent.CaseJoined.class),
            Map.entry("otklik.case.separated.v1", CaseEvent.CaseSeparated.class),
            Map.entry("otklik.case.voices-counted.v1", CaseEvent.VoicesCounted.class),
            Map.entry("otklik.case.erased.v1", CaseEvent.CaseErased.class),
            Map.entry("otklik.message.repeated.v1", CaseEvent.MessageRepeated.class));

    public static final Stream<CaseEvent> CASES_EVENTS = new Stream<>(
            "cases.events",
            "What happened to each case.",
            "case id",
            CaseEvent.class,
            CASE_EVENTS,
            "routing-service",
            Set.of("notify-service", "ingest-service", "classify-service"),
            6,
            Duration.ofDays(30),
            false,
            CASES_DELIVERY,
            UnknownType.SKIP);

    /** What a ministry subscribes to: its own cases only. */
    public static final Stream<AgencyEvent> AGENCY_CASES = new Stream<>(
            "agency.<code>.cases",
            "The cases of one agency, as executor or curator; every event of a case carries the full masked snapshot."
                    + " And which of the agency's own actions were refused.",
            "case id; of a refusal its own ce_id",
            AgencyEvent.class,
            agencyEvents(),
            "routing-service",
            Set.of("the agency", "notify-service"),
            1,
            Duration.ofDays(365),
            true,
            CASES_DELIVERY,
            UnknownType.SKIP);

    /** For ministries whose own systems work on cases. */
    public static final Stream<AgencyAction> AGENCY_ACTIONS = new Stream<>(
            "agency.<code>.actions",
            "What one agency does with its cases: the topic alone says which agency it is.",
            "whatever the agency likes",
            AgencyAction.class,
            Map.of(
                    "otklik.agency.accept.v1", AgencyAction.Accept.class,
                    "otklik.agency.return.v1", AgencyAction.GiveBack.class,
                    "otklik.agency.answer.v1", AgencyAction.Answer.class,
                    "otklik.agency.transfer.v1", AgencyAction.Transfer.class,
                    "otklik.agency.comment.v1", AgencyAction.Comment.class,
                    "otklik.agency.pause.v1", AgencyAction.Pause.class,
                    "otklik.agency.resume.v1", AgencyAction.Resume.class,
                    "otklik.agency.extend.v1", AgencyAction.Extend.class),
            "the agency",
            Set.of("routing-service"),
            1,
            Duration.ofDays(7),
            false,
            "As the agency writes: write again whenever in doubt, the same ce_id is the same action and is done once."
                    + " What is done is told by the events of the case, with the action's ce_id as ce_causationid; what is"
                    + " not comes back on agency.<code>.cases as otklik.agency.action-refused.v1. Order is kept.",
            UnknownType.REFUSE);

    public static final Stream<NoticeEvent> NOTICES_EVENTS = new Stream<>(
            "notices.events",
            "What citizens were told, and what could not be told.",
            "case id",
            NoticeEvent.class,
            Map.of(
                    "otklik.notice.sent.v1", NoticeEvent.NoticeSent.class,
                    "otklik.notice.failed.v1", NoticeEvent.NoticeFailed.class,
                    "otklik.notice.resent.v1", NoticeEvent.NoticeResent.class),
            "notify-service",
            Set.of("insight-service", "routing-service"),
            6,
            Duration.ofDays(30),
            false,
            "At least once: drop what you know by ce_id. Order is kept per key.",
            UnknownType.SKIP);

    public static final Stream<ConversationEvent> CONVERSATIONS_EVENTS = new Stream<>(
            "conversations.events",
            "What citizens do in chats beside writing: commands, buttons, deletions, blocks.",
            "conversation",
            ConversationEvent.class,
            Map.of(
                    "otklik.conversation.command-given.v1", ConversationEvent.CommandGiven.class,
                    "otklik.conversation.button-pressed.v1", ConversationEvent.ButtonPressed.class,
                    "otklik.conversation.message-withdrawn.v1", ConversationEvent.MessageWithdrawn.class,
                    "otklik.conversation.opened.v1", ConversationEvent.ChatOpened.class,
                    "otklik.conversation.blocked.v1", ConversationEvent.ChatBlocked.class),
            "ingest-service",
            Set.of("routing-service", "notify-service"),
            6,
            Duration.ofDays(7),
            false,
            "At least once: a provider that got no 2xx calls again, with the same ce_id. Order is kept per key; in no order with"
                    + " messages.tagged.",
            UnknownType.SKIP);

    public static final Stream<ReplyEvent> CONVERSATIONS_REPLIES = new Stream<>(
            "conversations.replies",
            "What is to be said in chats that no event of a case says.",
            "conversation",
            ReplyEvent.class,
            Map.of(
                    "otklik.reply.cases-listed.v1", ReplyEvent.CasesListed.class,
                    "otklik.reply.code-given.v1", ReplyEvent.CodeGiven.class,
                    "otklik.reply.answered.v1", ReplyEvent.Answered.class),
            "routing-service",
            Set.of("notify-service"),
            6,
            Duration.ofDays(7),
            false,
            "At least once: drop what you know by ce_id. Order is kept per key.",
            UnknownType.SKIP);

    /** What corrections teach; kept as long as the region pack allows. */
    public static final Stream<TrainingEvent> TRAINING_EXAMPLES = new Stream<>(
            "training.examples",
            "Categories that staff corrected or let stand, with the masked text: what the next model learns from.",
            "case id",
            TrainingEvent.class,
            Map.of("otklik.training.example.v1", TrainingEvent.ExampleLearned.class),
            "classify-service",
            Set.of("otklik train"),
            1,
            Duration.ofDays(365),
            true,
            "Exactly one event for each correction or answer that teaches something, for readers with "
                    + "isolation.level=read_committed. The last one per key counts; a record without a value takes the "
                    + "example back.",
            UnknownType.SKIP);

    public static final Stream<ContactEvent> CONTACTS = new Stream<>(
            "contacts",
            "Addresses to answer to, sealed to notify-service.",
            "contact id",
            ContactEvent.class,
            Map.of("otklik.contact.given.v1", ContactEvent.ContactGiven.class),
            "ingest-service",
            Set.of("notify-service"),
            6,
            Duration.ofDays(7),
            false,
            "At least once, before the message it belongs to; the last one per key counts.",
            UnknownType.PARK);

    /** Who asked to be forgotten: no longer kept than what it is about. */
    public static final Stream<CitizenEvent> CITIZENS_EVENTS = new Stream<>(
            "citizens.events",
            "Citizens who asked to be forgotten.",
            "erasure id",
            CitizenEvent.class,
            Map.of("otklik.citizen.erased.v1", CitizenEvent.CitizenErased.class),
            "routing-service",
            Set.of("notify-service", "ingest-service"),
            1,
            Duration.ofDays(7),
            false,
            "At least once: to erase again changes nothing. In no order with other streams: what is late and older"
                    + " stays erased.",
            UnknownType.SKIP);

    /** What became of the files that citizens sent. The files themselves stay with ingest-service. */
    public static final Stream<AttachmentEvent> ATTACHMENTS_EVENTS = new Stream<>(
            "attachments.events",
            "Files of messages: kept, or refused and why.",
            "message id",
            AttachmentEvent.class,
            Map.of(
                    "otklik.attachment.stored.v1", AttachmentEvent.AttachmentStored.class,
                    "otklik.attachment.refused.v1", AttachmentEvent.AttachmentRefused.class),
            "ingest-service",
            Set.of("routing-service"),
            1,
            Duration.ofDays(7),
            false,
            "At least once, one event for each attachment of a message, in no order with other streams: it may come before"
                    + " the message itself does. What is about an erased citizen and older stays erased.",
            UnknownType.SKIP);

    /** For connectors that speak Kafka. */
    public static final Stream<ConnectorRecord> CONNECTOR_MESSAGES = new Stream<>(
            "connector.<code>.messages",
            "Messages from a platform that speaks Kafka; ingest-service checks and pseudonymises them.",
            "conversation, else external id",
            ConnectorRecord.class,
            Map.of("otklik.connector.message.v1", ConnectorRecord.ConnectorMessage.class),
            "the connector",
            Set.of("ingest-service"),
            1,
            RAW,
            false,
            "As the connector writes: write again whenever in doubt, the same externalId is the same message. Write"
                    + " one conversation to one key, and its order is kept.",
            UnknownType.PARK);

    /** What platforms hear of their messages, where the region pack says that they want it by Kafka. */
    public static final Stream<StatusEvent> CONNECTOR_STATUSES = new Stream<>(
            "connector.<code>.statuses",
            "What became of one platform's messages: every status of every case.",
            "case id",
            StatusEvent.class,
            Map.of("otklik.connector.status.v1", StatusEvent.StatusChanged.class),
            "notify-service",
            Set.of("the connector"),
            1,
            Duration.ofDays(7),
            false,
            "At least once: drop what you know by ce_id. Order is kept per key, and no status is left out. Order by"
                    + " caseVersion: a lower one than you have seen is late, not news.",
            UnknownType.SKIP);

    /** All of them, families included, in the order a message meets them. */
    public static final List<Stream<?>> ALL = List.of(
            CONNECTOR_MESSAGES,
            MESSAGES_RECEIVED,
            CONTACTS,
            MESSAGES_TAGGED,
            CASES_EVENTS,
            AGENCY_CASES,
            AGENCY_ACTIONS,
            CITIZENS_EVENTS,
            ATTACHMENTS_EVENTS,
            NOTICES_EVENTS,
            CONNECTOR_STATUSES,
            CONVERSATIONS_EVENTS,
            CONVERSATIONS_REPLIES,
            TRAINING_EXAMPLES);

    private static Map<String, Class<? extends AgencyEvent>> agencyEvents() {
        Map<String, Class<? extends AgencyEvent>> events = new HashMap<>(CASE_EVENTS);
        events.put("otklik.agency.action-refused.v1", AgencyEvent.ActionRefused.class);
        return events;
    }

    /** Those whose readers park poison, and so have a dead-letter topic. Dead letters of raw streams live as the raw stream. */
    public static List<Stream<?>> withDeadLetters() {
        return List.of(
                CONNECTOR_MESSAGES,
                MESSAGES_RECEIVED,
                CONTACTS,
                MESSAGES_TAGGED,
                CASES_EVENTS,
                CITIZENS_EVENTS,
                ATTACHMENTS_EVENTS,
                NOTICES_EVENTS,
                CONVERSATIONS_EVENTS,
                CONVERSATIONS_REPLIES);
    }
}
