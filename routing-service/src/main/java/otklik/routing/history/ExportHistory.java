package otklik.routing.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.desk.Caller;
import otklik.routing.history.DecidedCases.Page;

/** Lets the past of the rules leave as a file: on record first, then one transaction a page, so that no long one holds up the database. */
@Singleton
final class ExportHistory {
    private static final int PAGE = 2_000;

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final int page;
    private final DecidedCases cases = new DecidedCases();
    private final AuditTrail audit = new AuditTrail();

    @Inject
    ExportHistory(DataSource database, ObjectMapper json, Clock clock) {
        this(database, json, clock, PAGE);
    }

    ExportHistory(DataSource database, ObjectMapper json, Clock clock, int page) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.page = page;
    }

    /**
     * What leaves.
     *
     * @param since cases opened earlier stay
     * @param words whether with the masked words
     */
    record Wanted(Instant since, boolean words) {}

    /** To be done before anything leaves. */
    void record(Caller caller, Wanted wanted) throws SQLException {
        List<String> what =
                List.of("routing-history", wanted.since().toString(), wanted.words() ? "with words" : "without words");
        AuditEntry entry =
                AuditEntry.exported(UUID.randomUUID(), what, caller.name(), caller.agency(), clock.instant());
        caller.sight().run(database, transaction -> {
            audit.append(transaction, List.of(entry));
            return entry;
        });
    }

    /**
     * A line for each case that the caller sees, the newest first, and one at the end that says how many there were: a file without it was
     * cut off.
     */
    void write(Caller caller, Wanted wanted, OutputStream out) throws IOException, SQLException {
        long written = 0;
        @Nullable Long before = Long.MAX_VALUE;
        while (before != null) {
            long below = before;
            Page read = caller.sight()
                    .run(database, transaction -> cases.page(transaction, below, page, wanted.since(), wanted.words()));
            for (DecidedCase one : read.cases()) {
                line(out, one);
            }
            out.flush();
            written += read.cases().size();
            before = read.last();
        }
        line(out, Map.of("end", true, "cases", written));
    }

    private void line(OutputStream out, Object value) throws IOException {
        out.write(json.writeValueAsBytes(value));
        out.write('\n');
    }
}
