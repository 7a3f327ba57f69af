package otklik.region;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query in the terms of the pack. What has to be read from the text is read when the first rule asks for it, and once. For one
 * decision, so for one thread.
 */
final class Facts {
    private final RoutingQuery query;
    private final Known known;
    private final Optional<Municipality> municipality;
    private final @Nullable String leaf;
    private Phrases.@Nullable Found words;
    private @Nullable Optional<RoadClass> roadClass;
    private @Nullable LocalDate day;

    /** What the pack knows that facts are read with. */
    record Known(
            Map<String, Municipality> municipalities,
            Map<String, Leaf> leaves,
            Phrases words,
            Roads roads,
            ZoneId zone) {}

    Facts(RoutingQuery query, Known known) {
        this.query = query;
        this.known = known;
        var code = query.municipality();
        municipality = code == null
                ? Optional.empty()
                : Optional.ofNullable(known.municipalities().get(code));
        var found = query.leaf() == null ? null : known.leaves().get(query.leaf());
        leaf = found != null && found.category().equals(query.category()) ? found.code() : null;
    }

    RoutingQuery query() {
        return query;
    }

    Optional<Municipality> municipality() {
        return municipality;
    }

    /** A leaf of the message's category; null where none is known. */
    @Nullable
    String leaf() {
        return leaf;
    }

    /** Whether a word of the text begins so; only for beginnings that some rule of the pack names. */
    boolean hasWord(String beginning) {
        if (words == null) {
            words = known.words().in(query.text());
        }
        return words.has(beginning);
    }

    /** The class of the road that the text names. */
    Optional<RoadClass> roadClass() {
        if (roadClass == null) {
            roadClass = known.roads().in(query.text());
        }
        return roadClass;
    }

    /** The day of the decision in the region. */
    LocalDate day() {
        if (day == null) {
            day = query.at().atZone(known.zone()).toLocalDate();
        }
        return day;
    }
}
