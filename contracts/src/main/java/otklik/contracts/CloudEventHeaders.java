package otklik.contracts;

import java.util.List;

/**
 * Names of the record headers: CloudEvents 1.0, Kafka protocol binding, binary content mode. Values are UTF-8 text. The
 * record's value is the JSON of the event, nothing around it.
 */
public final class CloudEventHeaders {
    private CloudEventHeaders() {}

    /** Always {@code 1.0}. */
    public static final String SPEC_VERSION = "ce_specversion";

    public static final String SPEC_VERSION_VALUE = "1.0";

    /** The same id is the same event. UUIDv7 where it is stored before publishing, else derived from the cause. */
    public static final String ID = "ce_id";

    /** The event's type, for example {@code otklik.case.opened.v1}. */
    public static final String TYPE = "ce_type";

    /** Who published it: {@code /otklik/<service>/<instance>}. */
    public static final String SOURCE = "ce_source";

    /** When it was published: an RFC 3339 instant in UTC. */
    public static final String TIME = "ce_time";

    /** Id of the message, case, notice or contact that it speaks of. */
    public static final String SUBJECT = "ce_subject";

    /** Always {@code application/json}. */
    public static final String CONTENT_TYPE = "content-type";

    public static final String CONTENT_TYPE_VALUE = "application/json";

    /** Extension: the {@code ce_id} of the event that caused this one; absent where none did. */
    public static final String CAUSATION_ID = "ce_causationid";

    /** Extension: W3C Trace Context, {@code 00-<trace id>-<span id>-<flags>}; one trace from HTTP to the notice. */
    public static final String TRACE_PARENT = "ce_traceparent";

    /** What every record has; the extensions may be absent. */
    public static final List<String> REQUIRED = List.of(SPEC_VERSION, ID, TYPE, SOURCE, TIME, SUBJECT, CONTENT_TYPE);
}
