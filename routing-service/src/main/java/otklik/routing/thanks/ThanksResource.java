package otklik.routing.thanks;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.region.CurrentPack;
import otklik.routing.desk.Callers;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** The register of thanks: its entries, newest first, and its figures. Who may see nothing gets none. */
@Path("/v1/thanks")
@jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
final class ThanksResource {
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final int LONGEST = 100;

    private final ThanksRegister register;
    private final CurrentPack pack;
    private final Callers callers;

    ThanksResource(ThanksRegister register, CurrentPack pack, Callers callers) {
        this.register = register;
        this.pack = pack;
        this.callers = callers;
    }

    /** The register, put together. */
    static final class Parts {
        @Produces
        @Singleton
        ThanksRegister register(DataSource database) {
            return new ThanksRegister(database);
        }
    }

    /** Figures by praised agency, municipality and month. */
    record Counts(List<ThanksRegister.Count> counts) {}

    @GET
    public ThanksRegister.Page page(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("municipality") @Nullable String municipality,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit)
            throws SQLException {
        Long before =
                after == null ? null : number("after", after, "[0-9]{1,18}", "the value of next in the answer before");
        long most = limit == null ? USUAL_LIMIT : number("limit", limit, "[1-9][0-9]{0,2}", limits());
        if (most > HIGHEST_LIMIT) {
            throw wrong("limit", limits());
        }
        return register.page(callers.current(), wanted(agency, municipality, from, to, before, (int) most));
    }

    @GET
    @Path("/counts")
    public Counts counts(
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("municipality") @Nullable String municipality,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to)
            throws SQLException {
        return new Counts(register.counts(callers.current(), wanted(agency, municipality, from, to, null, 0)));
    }

    private ThanksRegister.Wanted wanted(
            @Nullable String agency,
            @Nullable String municipality,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long before,
            int limit) {
        return new ThanksRegister.Wanted(
                code("agency", agency),
                code("municipality", municipality),
                instant("from", from),
                instant("to", to),
                pack.get().zone().getId(),
                before,
                limit);
    }

    private static @Nullable String code(String name, @Nullable String value) {
        if (value != null && (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0)) {
            throw wrong(name, "a code of the region pack");
        }
        return value;
    }

    private static @Nullable Instant instant(String name, @Nullable String value) {
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw wrong(name, "an instant such as 2026-03-02T10:00:00Z");
        }
    }

    private static long number(String name, String value, String pattern, String expected) {
        if (!value.matches(pattern)) {
            throw wrong(name, expected);
        }
        return Long.parseLong(value);
    }

    private static String limits() {
        return "a number from 1 to " + HIGHEST_LIMIT;
    }

    private static Refusal wrong(String name, String expected) {
        return new Refusal(Problem.invalid(name, expected));
    }
}
