package otklik.routing.citizen;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.region.CurrentPack;
import otklik.region.Language;
import otklik.region.RegionPack;

/** The citizen's status page: for anybody who has the reference and, in the header {@code X-Pin}, the PIN. */
@Path("/v1/public/cases/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class PublicCaseResource {
    private final Entrance entrance;
    private final ReadCase readCase;
    private final CurrentPack packs;

    PublicCaseResource(Entrance entrance, ReadCase readCase, CurrentPack packs) {
        this.entrance = entrance;
        this.readCase = readCase;
        this.packs = packs;
    }

    @GET
    public Response get(
            @PathParam("reference") String typed,
            @HeaderParam("X-Pin") @Nullable String pin,
            @HeaderParam("Accept-Language") @Nullable String languages)
            throws SQLException {
        ReadCase.Known known = readCase.read(entrance.admit(typed, pin));
        RegionPack pack = packs.get();
        Language language = Languages.of(pack, languages);
        return Response.ok(CitizenView.of(known, pack, language))
                .header("Content-Language", language.code())
                .header("Vary", "Accept-Language")
                .header("Cache-Control", "no-store")
                .build();
    }
}
