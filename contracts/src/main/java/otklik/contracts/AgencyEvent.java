package otklik.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agency hears on {@code agency.<code>.cases}: its cases, and which of its own actions could not be done. */
public sealed interface AgencyEvent extends Event permits CaseEvent, AgencyEvent.ActionRefused {

    /**
     * {@code otklik.agency.action-refused.v1}: an action on {@code agency.<code>.actions} changed nothing. {@code ce_causationid} is the
     * action's id, where it had a usable one. It quotes nobody's words.
     *
     * @param actionId {@code ce_id} of the action; absent where it had none of 1 to 200 printable ASCII characters
     * @param action {@code ce_type} of the action, where it is known
     * @param partition where the record is on {@code agency.<code>.actions}, when it could not even be read
     * @param offset where it is in that partition
     * @param reference the case's number, where it is the agency's own
     * @param code {@code malformed}, {@code invalid}, {@code unknown-case}, {@code not-allowed}, {@code not-now}, {@code stale},
     *     {@code unknown-agency} or {@code failed}
     * @param detail why, and what to do about it
     * @param field the field that is at fault
     * @param allowed types of the actions that the state of the case allows the agency, with {@code not-now}
     * @param caseVersion the version that the case has, with {@code stale}
     */
    record ActionRefused(
            @Nullable String actionId,
            @Nullable String action,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable String reference,
            String code,
            String detail,
            @Nullable String field,
            @Nullable List<String> allowed,
            @Nullable Integer caseVersion)
            implements AgencyEvent {}
}
