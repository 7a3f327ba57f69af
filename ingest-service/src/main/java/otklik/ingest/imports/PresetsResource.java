package otklik.ingest.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import otklik.region.RegionPack;

/** {@code GET /v1/imports}: as what an admin can have files imported. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class PresetsResource {
    private final RegionPack pack;

    PresetsResource(RegionPack pack) {
        this.pack = pack;
    }

    /**
     * One way to import files.
     *
     * @param title by language
     * @param connector whose key is needed
     */
    public record Preset(String code, Map<String, String> title, String connector) {}

    @GET
    public List<Preset> list() {
        return pack.imports().stream()
                .map(preset -> new Preset(
                        preset.code(),
                        preset.title().texts().entrySet().stream()
                                .collect(Collectors.toMap(text -> text.getKey().code(), Map.Entry::getValue)),
                        preset.connector()))
                .toList();
    }
}
