package otklik.contracts;

/** A past-tense fact on one of the {@link Streams}. Each stream has one sealed family. */
public sealed interface Event
        permits MessageEvent, TaggedEvent, CaseEvent, NoticeEvent, TrainingEvent, ContactEvent, ConnectorRecord {}
