package otklik.notify.agency;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.eventing.History;

/**
 * {@code /v1/agency/webhook}: where an agency's own system gets the agency's events. Whose webhook it is says the token alone: there is no
 * way to name another agency.
 */
@Path("/v1/agency/webhook")
@RolesAllowed({"executor", "approver", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AgencyWebhookResource {
    private final OwnWebhook webhook;
    private final ReplayAgencyEvents replay;

    AgencyWebhookResource(OwnWebhook webhook, ReplayAgencyEvents replay) {
        this.webhook = webhook;
        this.replay = replay;
    }

    /** What is asked for. */
    public record Wanted(@Nullable String url) {}

    /** @param secret only when it was made just now: it is not shown again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Registered(String url, @Nullable String secret) {
        @Override
        public String toString() {
            return "Registered[…]";
        }
    }

    /**
     * From where on: one of them.
     *
     * @param since an instant
     * @param eventId {@code webhook-id} of an event that was sent: it and what came after
     */
    public record From(@Nullable String since, @Nullable String eventId) {}

    /** @param events how many are sent again */
    public record Replayed(Instant since, int events) {}

    /** Given up, the newest first. */
    public record DeadEvents(List<AgencyEventRows.Dead> events) {}

    /** 201 with a secret where there was none, 200 otherwise; 400 for a wrong address. */
    @PUT
    public Response put(@QueryParam("rotate") @DefaultValue("false") boolean rotate, @Nullable Wanted wanted)
            throws SQLException {
        OwnWebhook.Put put = webhook.put(wanted == null ? null : wanted.url(), rotate);
        return Response.status(put.made() ? 201 : 200)
                .entity(new Registered(put.url().toString(), put.secret()))
                .build();
    }

    /** How it stands; 404 where there is none. */
    @GET
    public OwnWebhook.Shown get() throws SQLException {
        return webhook.show();
    }

    /** 204; events that wait are forgotten. 404 where there was none. */
    @DELETE
    public Response delete() throws SQLException {
        webhook.delete();
        return Response.noContent().build();
    }

    /** Nothing is sent until it is resumed; events are kept. */
    @POST
    @Path("/pause")
    @Consumes(MediaType.WILDCARD)
    public OwnWebhook.Shown pause() throws SQLException {
        return webhook.become("paused");
    }

    /** Goes on, also after the receiver was gone. */
    @POST
    @Path("/resumption")
    @Consumes(MediaType.WILDCARD)
    public OwnWebhook.Shown resume() throws SQLException {
        return webhook.become("active");
    }

    /** 202: they are on their way, with the ids they had. */
    @POST
    @Path("/replay")
    public Response replay(@Nullable From from) throws SQLException {
        String agency = webhook.agency();
        Instant since = since(agency, from);
        try {
            int events = replay.since(agency, since).orElseThrow(AgencyProblem.NO_AGENCY_WEBHOOK::refused);
            return Response.accepted(new Replayed(since, events)).build();
        } catch (History.Unavailable e) {
            throw AgencyProblem.STREAM_AWAY.refused();
        }
    }

    private Instant since(String agency, @Nullable From from) throws SQLException {
        if (from == null || (from.since() == null) == (from.eventId() == null)) {
            throw AgencyProblem.SINCE_OR_EVENT_ID.refused();
        }
        if (from.since() != null) {
            try {
                return Instant.parse(from.since());
            } catch (DateTimeException e) {
                throw AgencyProblem.BAD_SINCE.refused();
            }
        }
        return replay.happenedAt(agency, String.valueOf(from.eventId()))
                .orElseThrow(AgencyProblem.EVENT_NOT_KEPT::refused);
    }

    @GET
    @Path("/dead")
    public DeadEvents dead() throws SQLException {
        return new DeadEvents(webhook.dead());
    }

    /** 202; 404 where no event of this id was given up. */
    @POST
    @Path("/dead/{eventId}/resending")
    @Consumes(MediaType.WILDCARD)
    public Response resend(@PathParam("eventId") String eventId) throws SQLException {
        webhook.resend(eventId);
        return Response.accepted().build();
    }
}
