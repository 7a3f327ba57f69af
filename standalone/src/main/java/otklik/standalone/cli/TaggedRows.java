package otklik.standalone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.region.Destination;
import otklik.region.PastCase;
import otklik.region.RegionPack;
import otklik.region.RoutingQuery;
import otklik.region.RulesTrial;
import otklik.standalone.Words;
import otklik.standalone.intake.BadFile;
import otklik.standalone.intake.Row;
import otklik.standalone.intake.RowFile;

/** A file as {@code otklik classify --out} writes it, as questions to two packs. */
final class TaggedRows {

    private static final List<String> NEEDED = List.of("category", "confidence");
    private static final List<String> REFERENCES = List.of("reference", "external_id", "id");

    private final RegionPack then;
    private final RegionPack tried;
    private final String connector;
    private final Instant at;

    /**
     * @param then whose decisions stand for those of the past
     * @param connector who handed over rows that do not say it
     * @param at when they count as opened
     */
    TaggedRows(RegionPack then, RegionPack tried, String connector, Instant at) {
        this.then = then;
        this.tried = tried;
        this.connector = connector;
        this.at = at;
    }

    void read(Path file, RulesTrial trial) throws IOException, InterruptedException {
        try {
            new RowFile(file).read(row -> {
                for (var column : NEEDED) {
                    if (!row.columns().containsKey(column)) {
                        throw new CommandFailed(ExitCode.USAGE, Words.of("rules.try.no-column", file, column));
                    }
                }
                add(row, trial);
                return true;
            });
        } catch (BadFile e) {
            throw new CommandFailed(ExitCode.FAILURE, file + ": " + e.getMessage());
        }
    }

    private void add(Row row, RulesTrial trial) {
        var reference = REFERENCES.stream()
                .map(column -> text(row, column))
                .filter(value -> value != null)
                .findFirst()
                .orElse(Words.of("rules.try.line", row.line()));
        try {
            var decided = Destination.of(then, query(row, then));
            trial.add(new PastCase(reference, query(row, tried), decided, Set.of()));
        } catch (IllegalArgumentException e) {
            trial.fail(reference, String.valueOf(e.getMessage()));
        }
    }

    private RoutingQuery query(Row row, RegionPack pack) {
        var given = text(row, "connector");
        var source = given == null ? connector : given;
        var kind = text(row, "kind");
        var kindConfidence = text(row, "kind_confidence");
        var pattern = text(row, "emergency_pattern");
        var words = text(row, "masked_text");
        return RoutingQuery.of(
                        String.valueOf(text(row, "category")),
                        number(text(row, "confidence")),
                        text(row, "municipality"),
                        pack.regimeFor(text(row, "regime"), source),
                        source,
                        at)
                .withLeaf(text(row, "leaf"))
                .withKind(kind == null ? null : new RoutingQuery.Wish(kind, number(kindConfidence)))
                .withEmergency(pattern == null ? null : RoutingQuery.Emergency.ofPattern(pattern))
                .withCampaign(text(row, "campaign"))
                .withText(words == null ? "" : words);
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Words.of("rules.try.no-number"), e);
        }
    }

    /** An empty cell is none. */
    private static @Nullable String text(Row row, String column) {
        var value = row.columns().get(column);
        return value == null || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }
}
