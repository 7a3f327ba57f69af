package otklik.routing.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.region.Term;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Responsibility;

/**
 * What an agency's own system does with the agency's cases: the same commands as an executor's over HTTP, each in a transaction
 * that the caller ends.
 */
public final class AgencyDesk {
    private final CaseCommand command;
    private final Responsibility responsibility;
    private final CaseDeadlines deadlines;

    AgencyDesk(CaseCommand command, Responsibility responsibility, CaseDeadlines deadlines) {
        this.command = command;
        this.responsibility = responsibility;
        this.deadlines = deadlines;
    }

    /**
     * Who acts on what.
     *
     * @param agency known by the way it came, never by what it said
     * @param employee as the agency calls him
     * @param caseVersion the version that he has seen; absent where any will do
     * @param id of the action: what the case's events name as their cause
     */
    public record Act(
            String agency,
            String employee,
            Reference reference,
            @Nullable Integer caseVersion,
            String id,
            @Nullable String traceparent) {

        private Request request() {
            return new Request(reference, Caller.ofAgency(agency, employee), caseVersion, traceparent, id);
        }
    }

    /** @param committed to be run after the commit, and only then */
    public record Acted(CommandResult result, Runnable committed) {}

    public Acted accept(Connection transaction, Act act) throws SQLException {
        return within(transaction, runner -> new AcceptCase(runner).accept(act.request()));
    }

    /** @param hint code of the agency whose it may be */
    public Acted giveBack(Connection transaction, Act act, String reason, @Nullable String hint) throws SQLException {
        return within(
                transaction,
                runner -> new GiveBack(runner, responsibility, deadlines).giveBack(act.request(), reason, hint));
    }

    public Acted answer(Connection transaction, Act act, String text) throws SQLException {
        return within(transaction, runner -> new AnswerCase(runner, responsibility).answer(act.request(), text));
    }

    public Acted transfer(Connection transaction, Act act, String agency, String reason) throws SQLException {
        return within(
                transaction,
                runner -> new TransferCase(runner, responsibility).transfer(act.request(), agency, reason));
    }

    public Acted comment(Connection transaction, Act act, String text) throws SQLException {
        return within(transaction, runner -> new CommentCase(runner).comment(act.request(), text));
    }

    public Acted pause(Connection transaction, Act act, String reason) throws SQLException {
        return within(transaction, runner -> new PauseClock(runner, deadlines).pause(act.request(), reason, null));
    }

    public Acted resume(Connection transaction, Act act) throws SQLException {
        return within(transaction, runner -> new PauseClock(runner, deadlines).resume(act.request()));
    }

    public Acted extend(Connection transaction, Act act, Term by, String reason) throws SQLException {
        return within(transaction, runner -> new ExtendDeadline(runner, deadlines).extend(act.request(), by, reason));
    }

    /** A command, once it is known where it runs. */
    @FunctionalInterface
    private interface Given {
        CommandResult to(Runner runner) throws SQLException;
    }

    private Acted within(Connection transaction, Given given) throws SQLException {
        List<Change> made = new ArrayList<>();
        CommandResult result = given.to(command.within(transaction, made));
        return new Acted(result, () -> command.count(made));
    }
}
