package otklik.routing.agency;

import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AgencyAction;
import otklik.contracts.AgencyEvent;
import otklik.contracts.AgencyEvent.ActionRefused;
import otklik.contracts.Streams;
import otklik.eventing.Envelope;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.eventing.Unworkable;

/**
 * Refusals as events, to the agency on whose topic the action was and to nobody else. The key is the refusal's own id: the topic is
 * compacted, and the newest event of a case has to stay.
 */
public final class Refusals {
    private static final String BEFORE = before(Streams.AGENCY_ACTIONS.name());
    private static final String AFTER = after(Streams.AGENCY_ACTIONS.name());

    private Refusals() {}

    /** Whose topic it is: the one thing that says who acts. */
    static String agency(String topic) {
        return topic.substring(BEFORE.length(), topic.length() - AFTER.length());
    }

    /** Of a record that could not be read, or on which our own work failed. */
    public static Outgoing<AgencyEvent> of(Unworkable record) {
        String reason = record.reason();
        ActionRefusal why = reason == null ? ActionRefusal.failed() : ActionRefusal.malformed(reason);
        String id = usable(record.id());
        return refused(
                agency(record.stream()),
                new ActionRefused(
                        id,
                        known(record.type()),
                        record.partition(),
                        record.offset(),
                        null,
                        why.code(),
                        why.detail(),
                        null,
                        null,
                        null),
                id,
                record.traceparent());
    }

    static Outgoing<AgencyEvent> of(Envelope<AgencyAction> action, ActionRefusal why) {
        String id = usable(action.id());
        var reference = why.reference();
        return refused(
                agency(action.stream()),
                new ActionRefused(
                        id,
                        action.type(),
                        null,
                        null,
                        reference == null ? null : reference.toString(),
                        why.code(),
                        why.detail(),
                        why.field(),
                        why.allowed(),
                        why.caseVersion()),
                id,
                action.traceparent());
    }

    private static Outgoing<AgencyEvent> refused(
            String agency, ActionRefused refused, @Nullable String cause, @Nullable String traceparent) {
        String id = Ids.next();
        String topic = Streams.AGENCY_CASES.of(agency).name();
        Outgoing<AgencyEvent> told = Outgoing.<AgencyEvent>to(
                        Streams.AGENCY_CASES, id, id, cause == null ? id : cause, refused)
                .toTopics(List.of(topic))
                .traced(traceparent);
        return cause == null ? told : told.because(cause);
    }

    private static @Nullable String usable(@Nullable String id) {
        return id != null && ActionCheck.isUsableId(id) ? id : null;
    }

    private static @Nullable String known(@Nullable String type) {
        return type != null && Streams.AGENCY_ACTIONS.events().containsKey(type) ? type : null;
    }

    private static String before(String family) {
        return family.substring(0, family.indexOf('<'));
    }

    private static String after(String family) {
        return family.substring(family.indexOf('>') + 1);
    }
}
