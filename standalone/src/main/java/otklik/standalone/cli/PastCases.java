package otklik.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.region.Destination;
import otklik.region.PastCase;
import otklik.region.PastCase.Lost;
import otklik.region.RegionPack;
import otklik.region.RoutingQuery;

/** Lines of {@code GET /v1/routing-history} as questions to a pack. */
final class PastCases {

    private static final Pattern KIND_CONFIDENCE = Pattern.compile("(?:^| )kindConfidence=([0-9.]+)");

    private PastCases() {}

    /**
     * One case as this pack would be asked about it.
     *
     * @throws IllegalArgumentException if no pack could be: a confidence that is none
     */
    static PastCase read(JsonNode line, RegionPack pack) {
        var lost = lost(line);
        var decided = line.path("decided");
        var source = RegionPack.sourceCode(
                line.path("channel").asText(), line.path("source").asText());
        var emergency = text(line, "emergency");
        var words = text(line, "text");
        var query = RoutingQuery.of(
                        line.path("category").asText(),
                        line.path("confidence").asDouble(),
                        text(line, "municipality"),
                        pack.regimeFor(text(line, "regime"), source),
                        source,
                        Instant.parse(line.path("openedAt").asText()))
                .withLeaf(text(line, "leaf"))
                .withKind(kind(text(line, "kind"), text(decided, "why"), lost))
                .withEmergency(emergency == null ? null : RoutingQuery.Emergency.ofPattern(emergency))
                .withCampaign(text(line, "campaign"))
                .withText(words == null ? "" : words);
        return new PastCase(line.path("reference").asText(), query, then(decided, lost), lost);
    }

    private static Set<Lost> lost(JsonNode line) {
        var lost = EnumSet.noneOf(Lost.class);
        for (var what : line.path("lost")) {
            lost.add(
                    switch (what.asText()) {
                        case "kind" -> Lost.KIND;
                        case "leaf" -> Lost.LEAF;
                        case "regime" -> Lost.REGIME;
                        case "words" -> Lost.WORDS;
                        case "rule" -> Lost.RULE;
                        case "terms" -> Lost.TERMS;
                        default -> throw new IllegalArgumentException("lost: " + what.asText());
                    });
        }
        return lost;
    }

    /** How sure the kind was is known where the rule that decided asked for it. */
    private static RoutingQuery.@Nullable Wish kind(@Nullable String kind, @Nullable String why, Set<Lost> lost) {
        if (kind == null) {
            return null;
        }
        var told = KIND_CONFIDENCE.matcher(why == null ? "" : why);
        if (told.find()) {
            return new RoutingQuery.Wish(kind, Double.parseDouble(told.group(1)));
        }
        lost.add(Lost.KIND_CONFIDENCE);
        return new RoutingQuery.Wish(kind, 0);
    }

    private static @Nullable Destination then(JsonNode decided, Set<Lost> lost) {
        var agency = text(decided, "agency");
        var reason = text(decided, "reason");
        if (decided.path("joined").asBoolean() || agency == null && reason == null && text(decided, "rule") == null) {
            return null;
        }
        var deadline = text(decided, "deadline");
        var terms = lost.contains(Lost.TERMS)
                ? null
                : new Destination.Terms(text(decided, "curator"), deadline == null ? null : Instant.parse(deadline));
        return new Destination(text(decided, "rule"), agency, reason, terms);
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
