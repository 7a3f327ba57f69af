package otklik.notify.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.notify.delivery.Office;
import otklik.notify.webhook.DutyWebhooks;
import otklik.region.Bot;
import otklik.region.RegionPack;

/** {@code /v1/duty-contacts}: where staff on duty are called. Addresses go in and never come out. */
@Path("/v1/duty-contacts")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DutyResource {
    private static final String TELEGRAM = "telegram";
    private static final String WEBHOOK = "webhook";

    private final DutyRows rows;
    private final DutyWebhooks webhooks;
    private final RegionPack pack;
    private final Clock clock;

    DutyResource(DutyRows rows, DutyWebhooks webhooks, RegionPack pack, Clock clock) {
        this.rows = rows;
        this.webhooks = webhooks;
        this.pack = pack;
        this.clock = clock;
    }

    /**
     * Where to.
     *
     * @param bot the pack's bot that writes; for telegram
     * @param chat id of the chat; for telegram
     * @param url for a webhook
     */
    public record Address(
            @Nullable String bot,
            @Nullable String chat,
            @Nullable String url) {
        @Override
        public String toString() {
            return "Address[…]";
        }
    }

    /** @param secret of a webhook, when it was made just now: it is not shown again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Registered(
            String office,
            String role,
            String channel,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "Registered[…]";
        }
    }

    /** All contacts. */
    public record Contacts(List<DutyRows.Shown> contacts) {}

    @GET
    public Contacts all() throws SQLException {
        return new Contacts(rows.all());
    }

    /** 400 for an address that cannot be called, 404 for an office, role or channel that there is not. */
    @PUT
    @Path("/{office}/{role}/{channel}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Registered put(
            @PathParam("office") String code,
            @PathParam("role") String role,
            @PathParam("channel") String channel,
            @Nullable Address address)
            throws SQLException {
        Office office = office(code, role);
        return switch (channel) {
            case TELEGRAM -> {
                String bot = address == null ? null : address.bot();
                String chat = address == null ? null : address.chat();
                if (bot == null || pack.bot(TELEGRAM, bot).isEmpty()) {
                    throw DutyProblem.BAD_BOT.refused(bots());
                }
                if (chat == null || !chat.matches("-?\\d{1,18}")) {
                    throw DutyProblem.BAD_CHAT.refused();
                }
                rows.put(office, TELEGRAM, bot, chat, clock.instant());
                yield new Registered(code, role, channel, null);
            }
            case WEBHOOK -> {
                String secret = webhooks.put(office.webhook(), address == null ? null : address.url());
                rows.put(office, WEBHOOK, office.webhook(), null, clock.instant());
                yield new Registered(code, role, channel, secret);
            }
            default -> throw DutyProblem.UNKNOWN_WAY.refused();
        };
    }

    /** 204; what is still to be told there is given up. 404 where there was none. */
    @DELETE
    @Path("/{office}/{role}/{channel}")
    public Response delete(
            @PathParam("office") String code, @PathParam("role") String role, @PathParam("channel") String channel)
            throws SQLException {
        Office office = office(code, role);
        if (!rows.delete(office, channel)) {
            throw DutyProblem.NO_DUTY_CONTACT.refused();
        }
        if (channel.equals(WEBHOOK)) {
            webhooks.delete(office.webhook());
        }
        return Response.noContent().build();
    }

    private Office office(String code, String role) {
        if (!code.equals(Office.CENTRE) && pack.agency(code).isEmpty()) {
            throw DutyProblem.UNKNOWN_OFFICE.refused(Office.CENTRE);
        }
        if (!Office.ROLES.contains(role) || role.equals("governor") && !code.equals(Office.CENTRE)) {
            throw DutyProblem.UNKNOWN_ROLE.refused(Office.CENTRE);
        }
        return new Office(code, role);
    }

    private String bots() {
        return pack.bots().stream()
                .filter(bot -> bot.channel().equals(TELEGRAM))
                .map(Bot::code)
                .collect(Collectors.joining(", "));
    }
}
