package otklik.routing.citizen;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.region.Language;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Resolution;
import otklik.routing.citizen.Ratings.Given;

/**
 * A case as its citizen sees it.
 *
 * @param status as in events
 * @param answeredAt when the citizen was told the answer
 * @param text masked
 * @param answer the outcome, where the citizen was told one
 * @param additions what he added, masked, the oldest first
 * @param possible what he can do now
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
        @Nullable String answer,
        @Nullable Rated rating,
        List<Addition> additions,
        List<History.Step> history,
        List<Possible> possible) {

    /** One message that the citizen added. */
    record Addition(Instant at, String text) {}

    /**
     * What the citizen said of the answer.
     *
     * @param value 1 to 5; absent where he asked for the work to begin again without one
     * @param note what else he can do, where the work does not begin again though he does not agree
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rated(
            @Nullable Integer value,
            Instant at,
            String consequence,
            @Nullable String note) {}

    /**
     * Something that the citizen can do.
     *
     * @param action {@code helped}, {@code rating}, {@code reopening} or {@code additions}: the last part of its path
     * @param until this instant included; absent for no end that is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Possible(String action, @Nullable Instant until) {}

    static CitizenView of(ReadCase.Known known, RegionPack pack, Language language) {
        Case shown = known.its();
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
                known.answer().map(GivenAnswer::at).orElse(null),
                shown.text(),
                told == null ? null : told.text(),
                known.rating().map(given -> rated(given, shown, pack, language)).orElse(null),
                known.added().stream()
                        .map(added -> new Addition(added.at(), added.text()))
                        .toList(),
                History.of(known.timeline(), shown.status() instanceof CaseStatus.Answered, pack, language),
                possible(known));
    }

    private static Rated rated(Given given, Case shown, RegionPack pack, Language language) {
        String note = given.consequence().equals(RateAnswer.NO_CONTROL_CHECK) ? note(shown, pack, language) : null;
        return new Rated(given.rating(), given.at(), given.consequence(), note);
    }

    /** What else a citizen can do who does not agree after his control checks. */
    static String note(Case shown, RegionPack pack, Language language) {
        return pack.template(NoticeKind.RATING_WITHOUT_CHECK, language).render(Map.of("reference", shown.reference()));
    }

    private static List<Possible> possible(ReadCase.Known known) {
        List<Possible> possible = new ArrayList<>();
        if (known.its().status() instanceof CaseStatus.Approved answered
                && answered.outcome().packAnswer().isPresent()) {
            possible.add(new Possible("helped", null));
        }
        Instant until = known.answer().map(GivenAnswer::until).orElse(null);
        boolean open =
                known.answer().filter(answer -> answer.isOpen(known.now())).isPresent();
        if (until != null && (open || known.rating().isEmpty())) {
            possible.add(new Possible("rating", open ? until : null));
        }
        if (open && known.rating().filter(Given::negative).isEmpty()) {
            possible.add(new Possible("reopening", until));
        }
        if (AskToAdd.isOpenFor(known.its().status(), open)) {
            possible.add(new Possible("additions", until));
        }
        return possible;
    }
}
