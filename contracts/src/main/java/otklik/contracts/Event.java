package otklik.contracts;

/** A past-tense fact on one of the {@link Streams}, or what a stranger asks for by one. Each stream has one sealed family. */
public sealed interface Event
        permits MessageEvent,
                TaggedEvent,
                AgencyEvent,
                AgencyAction,
                CitizenEvent,
                AttachmentEvent,
                NoticeEvent,
                StatusEvent,
                TrainingEvent,
                ContactEvent,
                ConnectorRecord,
                ConversationEvent,
                ReplyEvent {}
