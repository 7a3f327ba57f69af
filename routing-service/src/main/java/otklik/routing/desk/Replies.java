package otklik.routing.desk;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.attachment.AttachmentRows;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.notice.NoticesOfCase;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;
import otklik.routing.sight.Sight;

/**
 * Between HTTP and commands. Who may not see a case gets the same 404 as for one that does not exist; who sees it but may not do what
 * was asked gets 403; what its state does not allow is 409 with what it does allow; who has seen another version gets 412.
 */
@Singleton
final class Replies {
    private static final Pattern ONE_VERSION = Pattern.compile("\\s*\"([1-9][0-9]{0,8})\"\\s*");
    private static final int LONGEST_REASON = 2_000;

    private final Callers callers;
    private final DataSource database;
    private final CaseStore cases;

    Replies(Callers callers, DataSource database, CaseStore cases) {
        this.callers = callers;
        this.database = database;
        this.cases = cases;
    }

    Caller caller() {
        return callers.current();
    }

    static Reference reference(String typed) {
        return Reference.parse(typed).orElseThrow(Replies::none);
    }

    /** @param ifMatch the {@code ETag} that the caller has seen; absent or {@code *} where any version will do */
    Request request(String typed, @Nullable String ifMatch, @Nullable String traceparent) {
        return new Request(reference(typed), caller(), version(ifMatch), traceparent);
    }

    private static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher one = ONE_VERSION.matcher(ifMatch);
        if (!one.matches()) {
            throw new Refusal(Problem.invalid("If-Match", "the ETag of the case as it was read, such as \"3\""));
        }
        return Integer.valueOf(one.group(1));
    }

    /** A field that has to be filled. */
    static String needed(String field, @Nullable String value, int longest, String what) {
        if (value == null || value.isBlank()) {
            throw new Refusal(Problem.invalid(field, what + " is needed"));
        }
        if (value.length() > longest || value.indexOf('\0') >= 0) {
            throw new Refusal(Problem.invalid(field, what + " has at most " + longest + " characters and no U+0000"));
        }
        return value;
    }

    /** Why, in words for colleagues. */
    static String reason(@Nullable String value) {
        return needed("reason", value, LONGEST_REASON, "the reason in words");
    }

    /** The case as it is now, with its version as {@code ETag}. */
    Response show(Reference reference) throws SQLException {
        Caller caller = caller();
        return caller.sight().run(database, transaction -> {
            Case found = find(transaction, reference, caller);
            return show(transaction, found);
        });
    }

    /** The case, where the caller sees it. */
    Case find(Reference reference) throws SQLException {
        Caller caller = caller();
        return caller.sight().run(database, transaction -> find(transaction, reference, caller));
    }

    private Case find(Connection transaction, Reference reference, Caller caller) throws SQLException {
        return cases.find(transaction, reference).filter(caller::sees).orElseThrow(Replies::none);
    }

    /** The caller may have given the case out of his sight. */
    private Response showDone(Case done) throws SQLException {
        return Sight.SERVICE.run(database, transaction -> show(transaction, done));
    }

    private Response show(Connection transaction, Case shown) throws SQLException {
        CaseView view = CaseView.of(
                shown,
                AttachmentRows.of(transaction, shown),
                cases.timeline(transaction, shown.number()),
                NoticesOfCase.of(transaction, shown.number()),
                ReadBeside.message(transaction, shown.messageId()));
        return Response.ok(view)
                .tag(new EntityTag(Integer.toString(shown.version())))
                .build();
    }

    Response to(CommandResult result) throws SQLException {
        if (result instanceof CommandResult.Done done) {
            return showDone(done.after());
        }
        throw new Refusal(problem(result).orElseThrow());
    }

    /** Why it was not done; empty where it was. */
    static Optional<Problem> problem(CommandResult result) {
        return switch (result) {
            case CommandResult.Done ignored -> Optional.empty();
            case CommandResult.NoSuchCase ignored -> Optional.of(noCase());
            case CommandResult.NotAllowed not -> Optional.of(Problem.forbidden("this needs the role " + not.whose()));
            case CommandResult.NotNow not ->
                Optional.of(Problem.conflict(
                        "the case is " + not.status()
                                + (not.allowed().isEmpty()
                                        ? ": nothing more can be done with it"
                                        : ": possible now: " + listed(not.allowed())),
                        not.allowed()));
            case CommandResult.Changed changed ->
                Optional.of(Problem.of(
                        412,
                        "Precondition Failed",
                        "the case has changed since it was read: its version is " + changed.version()
                                + " now; read it again"));
            case CommandResult.Impossible impossible ->
                Optional.of(Problem.invalid(impossible.field(), impossible.why()));
            case CommandResult.OverLimit over -> Optional.of(Problem.conflict(over.why(), List.of()));
            case CommandResult.UnknownAgency unknown ->
                Optional.of(Problem.invalid(unknown.field(), "the region has no such agency"));
            case CommandResult.UnknownCode unknown ->
                Optional.of(Problem.invalid(
                        unknown.field(),
                        unknown.known().isEmpty()
                                ? "the category has no finer ones: leave " + unknown.field() + " out"
                                : "there is no such " + unknown.field() + "; known are "
                                        + String.join(", ", unknown.known())));
        };
    }

    private static String listed(Collection<String> commands) {
        return String.join(", ", commands.stream().sorted().toList());
    }

    static Refusal none() {
        return new Refusal(noCase());
    }

    private static Problem noCase() {
        return Problem.notFound("there is no such case for this token");
    }
}
