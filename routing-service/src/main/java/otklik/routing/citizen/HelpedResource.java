package otklik.routing.citizen;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.region.CurrentPack;
import otklik.region.RegionPack;
import otklik.routing.casework.Case;
import otklik.routing.problem.PublicProblem;
import otklik.routing.problem.Refusal;

/** Whether the region pack's answer helped: for whoever has the reference and, in the header {@code X-Pin}, the PIN. */
@Path("/v1/public/cases/{reference}/helped")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class HelpedResource {
    private final Entrance entrance;
    private final ReadCase readCase;
    private final JudgeAnswer judgeAnswer;
    private final CurrentPack packs;

    HelpedResource(Entrance entrance, ReadCase readCase, JudgeAnswer judgeAnswer, CurrentPack packs) {
        this.entrance = entrance;
        this.readCase = readCase;
        this.judgeAnswer = judgeAnswer;
        this.packs = packs;
    }

    /** @param helped whether a person is not needed any more */
    record Judgement(@Nullable Boolean helped) {}

    @POST
    public Response post(
            @PathParam("reference") String typed,
            @HeaderParam("X-Pin") @Nullable String pin,
            @Nullable Judgement judgement)
            throws SQLException {
        if (judgement == null || judgement.helped() == null) {
            throw new Refusal(PublicProblem.HELPED_OR_NOT);
        }
        Case admitted = entrance.admit(typed, pin);
        Case after = judgeAnswer
                .judge(entrance.reference(admitted), judgement.helped())
                .orElseThrow(() -> new Refusal(PublicProblem.NOT_OUR_ANSWER));
        RegionPack pack = packs.get();
        return Response.ok(CitizenView.of(
                        readCase.read(after), pack, pack.language(after.origin().language())))
                .header("Cache-Control", "no-store")
                .build();
    }
}
