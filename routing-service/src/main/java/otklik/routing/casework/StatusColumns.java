package otklik.routing.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A status as columns of {@code cases}. Every column that a status does not need is empty in it. */
record StatusColumns(
        String status,
        @Nullable Assignment held,
        @Nullable Instant due,
        @Nullable Instant acceptedAt,
        @Nullable Resolution resolution,
        @Nullable Instant approvedAt,
        @Nullable Instant closedAt,
        @Nullable Instant rejectedAt,
        @Nullable String rejectedFor,
        @Nullable ReturnNote returned) {

    /** In the order of {@link #set} and {@link #read}. */
    static final String NAMES = """
            status, executor, curator, deadline, accepted_at, resolution, answered_at, answered_by, approved_at, closed_at,
            rejected_at, rejected_for, returned_by, returned_reason, returned_hint""";

    /** Instants go as texts: what is sometimes a timestamp and sometimes nothing of no type is parsed and planned anew each time. */
    static final String ASSIGNMENTS =
            NAMES.replaceAll("([a-z_]+)", "$1 = ?").replaceAll("(deadline|[a-z]+_at) = [?]", "$1 = ?::timestamptz");

    static final String SELECTED = NAMES.replaceAll("([a-z_]+)", "c.$1");
    static final int COUNT = 15;

    static StatusColumns of(CaseStatus status) {
        return switch (status) {
            case CaseStatus.Triage triage -> only(status, null, null, null, null, null, triage.returned());
            case CaseStatus.Assigned ignored -> only(status, null, null, null, null, null, null);
            // Its lead is a column of the case.
            case CaseStatus.Joined ignored -> only(status, null, null, null, null, null, null);
            case CaseStatus.Accepted accepted -> only(status, accepted.at(), null, null, null, null, null);
            case CaseStatus.Answered answered -> only(status, null, answered.outcome(), null, null, null, null);
            case CaseStatus.Approved approved ->
                only(status, null, approved.outcome(), approved.at(), null, null, null);
            // When it was approved is in the timeline.
            case CaseStatus.Closed closed -> only(status, null, closed.outcome(), null, closed.at(), null, null);
            case CaseStatus.Rejected rejected -> only(status, null, null, null, null, rejected, null);
        };
    }

    private static StatusColumns only(
            CaseStatus status,
            @Nullable Instant acceptedAt,
            @Nullable Resolution resolution,
            @Nullable Instant approvedAt,
            @Nullable Instant closedAt,
            CaseStatus.@Nullable Rejected rejected,
            @Nullable ReturnNote returned) {
        return new StatusColumns(
                status.code(),
                status.assignment().orElse(null),
                status.due(),
                acceptedAt,
                resolution,
                approvedAt,
                closedAt,
                rejected == null ? null : rejected.at(),
                rejected == null ? null : rejected.reason(),
                returned);
    }

    void set(PreparedStatement update, int first) throws SQLException {
        @Nullable
        String[] values = {
            status,
            held == null ? null : held.executor(),
            held == null ? null : held.curator(),
            text(due),
            text(acceptedAt),
            resolution == null ? null : resolution.text(),
            resolution == null ? null : text(resolution.at()),
            resolution == null ? null : resolution.by(),
            text(approvedAt),
            text(closedAt),
            text(rejectedAt),
            rejectedFor,
            returned == null ? null : returned.agency(),
            returned == null ? null : returned.reason(),
            returned == null ? null : returned.hint()
        };
        for (int i = 0; i < values.length; i++) {
            update.setString(first + i, values[i]);
        }
    }

    static CaseStatus read(ResultSet row, int first, @Nullable Lead lead) throws SQLException {
        String code = Objects.requireNonNull(row.getString(first));
        String executor = row.getString(first + 1);
        Assignment held =
                executor == null ? null : new Assignment(executor, row.getString(first + 2), instant(row, first + 3));
        return switch (code) {
            case "triage" -> new CaseStatus.Triage(returned(row, first + 12), instant(row, first + 3));
            case "assigned" -> new CaseStatus.Assigned(there(held));
            case "joined" -> new CaseStatus.Joined(there(lead), held);
            case "accepted" -> new CaseStatus.Accepted(there(held), there(instant(row, first + 4)));
            case "answered" -> new CaseStatus.Answered(there(held), resolution(row, first + 5));
            case "approved" ->
                new CaseStatus.Approved(held, resolution(row, first + 5), there(instant(row, first + 8)));
            case "closed" -> new CaseStatus.Closed(held, resolution(row, first + 5), there(instant(row, first + 9)));
            case "rejected" ->
                new CaseStatus.Rejected(held, there(row.getString(first + 11)), there(instant(row, first + 10)));
            default ->
                throw new IllegalStateException("a case in the state " + code + ", which this release does not know");
        };
    }

    private static Resolution resolution(ResultSet row, int first) throws SQLException {
        return new Resolution(
                there(row.getString(first)), there(instant(row, first + 1)), there(row.getString(first + 2)));
    }

    private static @Nullable ReturnNote returned(ResultSet row, int first) throws SQLException {
        String agency = row.getString(first);
        return agency == null
                ? null
                : new ReturnNote(agency, there(row.getString(first + 1)), row.getString(first + 2));
    }

    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
