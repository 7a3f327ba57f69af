package otklik.routing.citizen;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import otklik.region.RegionPack;
import otklik.routing.casework.AddedMessages;
import otklik.routing.casework.AddedMessages.Added;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.citizen.Ratings.Given;
import otklik.routing.notice.CaseNotice;
import otklik.routing.notice.NoticesOfCase;
import otklik.routing.sight.Sight;

/** All that a citizen's page shows of his case. */
final class ReadCase {
    private final DataSource database;
    private final CaseStore cases;
    private final Ratings ratings;
    private final Supplier<RegionPack> packs;
    private final Clock clock;

    ReadCase(DataSource database, CaseStore cases, Ratings ratings, Supplier<RegionPack> packs, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.ratings = ratings;
        this.packs = packs;
        this.clock = clock;
    }

    /**
     * What is known now.
     *
     * @param notices with those that failed
     * @param answer absent while the citizen has none
     * @param rating of this answer
     */
    record Known(
            Case its,
            List<TimelineEntry> timeline,
            List<Added> added,
            List<CaseNotice> notices,
            Optional<GivenAnswer> answer,
            Optional<Given> rating,
            Instant now) {}

    Known read(Case admitted) throws SQLException {
        Instant now = clock.instant();
        return Sight.SERVICE.run(database, transaction -> {
            List<TimelineEntry> timeline = cases.timeline(transaction, admitted.number());
            Optional<GivenAnswer> answer =
                    GivenAnswer.of(admitted, timeline, packs.get().rating());
            Optional<Given> rating = ratings.last(transaction, admitted.number())
                    .filter(given -> answer.filter(its -> its.at().equals(given.answeredAt()))
                            .isPresent());
            List<Added> added = AddedMessages.of(transaction, admitted.number());
            return new Known(
                    admitted, timeline, added, NoticesOfCase.of(transaction, admitted.number()), answer, rating, now);
        });
    }
}
