package otklik.notify.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.notify.ledger.FindStuck;
import otklik.notify.ledger.Resend;

/** {@code /v1/deliveries}: how notices stand, what is stuck, and sending again what was given up. */
@Path("/v1/deliveries")
@RolesAllowed({"admin", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DeliveriesResource {
    private final DeliveryLookups lookups;
    private final FindStuck stuck;
    private final Resend resend;

    DeliveriesResource(DeliveryLookups lookups, FindStuck stuck, Resend resend) {
        this.lookups = lookups;
        this.stuck = stuck;
        this.resend = resend;
    }

    /** The answer to a question for a case or a message; empty where nothing is known. */
    record Found(List<DeliveryLookups.Shown> deliveries) {}

    /** By channel and source. */
    record AllStuck(List<FindStuck.Stuck> stuck) {}

    /**
     * Which of those that were given up are sent again.
     *
     * @param fault word of {@link DeadReason}; all where absent
     * @param since those that were given up from then on
     */
    record Wanted(
            @Nullable String channel,
            @Nullable String source,
            @Nullable String fault,
            @Nullable String since) {}

    /** How many are sent again. */
    record Begun(int count) {}

    /** Deliveries of a case (its id) or of a message; 400 unless exactly one of them is given. */
    @GET
    public Found find(@QueryParam("case") @Nullable String caseId, @QueryParam("message") @Nullable String messageId)
            throws SQLException {
        if (caseId != null && messageId == null) {
            return new Found(lookups.ofCase(id(caseId, DeliveryProblem.BAD_CASE)));
        }
        if (messageId != null && caseId == null) {
            return new Found(lookups.ofMessage(id(messageId, DeliveryProblem.BAD_MESSAGE)));
        }
        throw DeliveryProblem.CASE_OR_MESSAGE.refused();
    }

    /** Number of deliveries by state. */
    @GET
    @Path("summary")
    public Map<String, Long> summary() throws SQLException {
        return lookups.byState();
    }

    /** What has been due for long and nobody takes up. */
    @GET
    @Path("stuck")
    public AllStuck stuck() throws SQLException {
        return new AllStuck(stuck.now());
    }

    /** One delivery with its attempts; 404 where there is none. */
    @GET
    @Path("{noticeId}")
    @RolesAllowed({"admin", "auditor", "moderator", "coordinator"})
    public DeliveryLookups.Told one(@PathParam("noticeId") String noticeId) throws SQLException {
        return lookups.one(id(noticeId, DeliveryProblem.BAD_NOTICE_ID))
                .orElseThrow(DeliveryProblem.UNKNOWN_DELIVERY::refused);
    }

    /** 202: it is tried again, under the same id; 404 where there is none, 409 where it is not dead or cannot go again. */
    @POST
    @Path("{noticeId}/resending")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"admin", "moderator", "coordinator"})
    public Response resend(@PathParam("noticeId") String noticeId) throws SQLException {
        return switch (resend.one(id(noticeId, DeliveryProblem.BAD_NOTICE_ID))) {
            case Resend.Answer.Begun begun -> Response.accepted(begun).build();
            case Resend.Answer.NotPossible not ->
                throw DeliveryProblem.notAgain(not.state()).refused();
            case Resend.Answer.ChannelOff off -> throw DeliveryProblem.CHANNEL_OFF.refused(off.channel());
            case Resend.Answer.Unknown unknown -> throw DeliveryProblem.UNKNOWN_DELIVERY.refused();
        };
    }

    /** 202 with their number, at most 10,000: where it is as many, ask again. */
    @POST
    @Path("resending")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    public Response resendAll(@Nullable Wanted wanted) throws SQLException {
        String channel = wanted == null ? null : wanted.channel();
        String source = wanted == null ? null : wanted.source();
        String since = wanted == null ? null : wanted.since();
        if (wanted == null || channel == null || source == null || since == null) {
            throw DeliveryProblem.INCOMPLETE_RESENDING.refused();
        }
        int count = resend.many(channel, source, fault(wanted.fault()), since(since));
        return Response.accepted(new Begun(count)).build();
    }

    private static @Nullable DeadReason fault(@Nullable String word) {
        try {
            return word == null ? null : DeadReason.of(word);
        } catch (IllegalArgumentException e) {
            throw DeliveryProblem.BAD_FAULT.refused();
        }
    }

    private static Instant since(String given) {
        try {
            return Instant.parse(given);
        } catch (DateTimeException e) {
            throw DeliveryProblem.BAD_SINCE.refused();
        }
    }

    private static UUID id(String given, DeliveryProblem otherwise) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw otherwise.refused();
        }
    }
}
