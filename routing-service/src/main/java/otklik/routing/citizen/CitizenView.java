package otklik.routing.citizen;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.region.Language;
import otklik.region.RegionPack;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.Resolution;

/**
 * A case as its citizen sees it.
 *
 * @param status as in events
 * @param text masked
 * @param answer the outcome, where the citizen was told one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CitizenView(
        String reference,
        String status,
        String statusTitle,
        String categoryTitle,
        @Nullable String agencyTitle,
        Instant openedAt,
        @Nullable Instant deadline,
        @Nullable Instant answeredAt,
        String text,
        @Nullable String answer) {

    static CitizenView of(Case shown, RegionPack pack, Language language) {
        Assignment held = shown.status().assignment().orElse(null);
        Resolution told = shown.status().told().orElse(null);
        return new CitizenView(
                shown.reference(),
                shown.status().code(),
                pack.statusTitle(shown.status().code(), language),
                pack.category(shown.category())
                        .map(category -> category.title().in(language))
                        .orElse(shown.category()),
                held == null
                        ? null
                        : pack.agency(held.executor())
                                .map(agency -> agency.title().in(language))
                                .orElse(held.executor()),
                shown.openedAt(),
                held == null ? null : held.deadline(),
                told == null ? null : told.at(),
                shown.text(),
                told == null ? null : told.text());
    }
}
