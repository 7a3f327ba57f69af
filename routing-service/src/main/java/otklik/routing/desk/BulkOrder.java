package otklik.routing.desk;

import java.sql.SQLException;
import otklik.routing.casework.Responsibility;

/** One step, to be taken with many cases. */
sealed interface BulkOrder {
    /** As it is called in the API. */
    String step();

    /** Takes it with one case. */
    CommandResult take(Runner runner, Responsibility responsibility, Request request) throws SQLException;

    record Assign(String agency) implements BulkOrder {
        @Override
        public String step() {
            return "assignment";
        }

        @Override
        public CommandResult take(Runner runner, Responsibility responsibility, Request request) throws SQLException {
            return new AssignCase(runner, responsibility).assign(request, agency);
        }
    }

    record Accept() implements BulkOrder {
        @Override
        public String step() {
            return "acceptance";
        }

        @Override
        public CommandResult take(Runner runner, Responsibility responsibility, Request request) throws SQLException {
            return new AcceptCase(runner).accept(request);
        }
    }

    /** @param wording the outcome, for each case */
    record Answer(Wording wording) implements BulkOrder {
        @Override
        public String step() {
            return "resolution";
        }

        @Override
        public CommandResult take(Runner runner, Responsibility responsibility, Request request) throws SQLException {
            return new AnswerCase(runner, responsibility).answer(request, wording);
        }
    }

    record Close() implements BulkOrder {
        @Override
        public String step() {
            return "closing";
        }

        @Override
        public CommandResult take(Runner runner, Responsibility responsibility, Request request) throws SQLException {
            return new CloseCase(runner).close(request);
        }
    }
}
