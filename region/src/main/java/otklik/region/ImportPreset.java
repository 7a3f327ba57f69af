package otklik.region;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of a platform's export become messages. Only columns that are named here leave the file.
 *
 * @param code what the importer is asked for: {@code otklik import FILE --as CODE}
 * @param connector code of the connector whose messages they are
 * @param columns by what they become
 * @param text what the text is put together of, in this order, each in a paragraph of its own
 * @param network the column that says which network a message is from; empty where the pack's connector says it all
 * @param regimes which regime a row asks for: the first that holds
 * @param dates how days and times are written
 * @param empty what stands in a cell that has no value, besides nothing
 */
public record ImportPreset(
        String code,
        Title title,
        String connector,
        Map<ImportField, ImportColumn> columns,
        List<ImportColumn> text,
        Optional<Networks> network,
        List<RegimeHint> regimes,
        ImportDates dates,
        List<String> empty) {
    public ImportPreset {
        columns = Map.copyOf(columns);
        text = List.copyOf(text);
        regimes = List.copyOf(regimes);
        empty = List.copyOf(empty);
    }

    ImportPreset coded(String its) {
        return new ImportPreset(its, title, connector, columns, text, network, regimes, dates, empty);
    }

    /** The column that becomes this. */
    public Optional<ImportColumn> column(ImportField field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** True where the cell says nothing. */
    public boolean isEmpty(String cell) {
        var stripped = cell.strip();
        return stripped.isEmpty() || empty.contains(stripped);
    }

    /**
     * Which network a message is from.
     *
     * @param wordsByNetwork what the column says of each
     */
    public record Networks(ImportColumn column, Map<String, List<String>> wordsByNetwork) {
        public Networks {
            wordsByNetwork = Map.copyOf(wordsByNetwork);
        }

        /** Code of the network that the cell names, whatever its case. */
        public Optional<String> of(String cell) {
            var said = cell.strip();
            return wordsByNetwork.entrySet().stream()
                    .filter(network -> network.getKey().equalsIgnoreCase(said)
                            || network.getValue().stream().anyMatch(said::equalsIgnoreCase))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /**
     * A cell that asks for a regime.
     *
     * @param has words that stand in the cell, whatever their case
     * @param regime code of the regime
     */
    public record RegimeHint(ImportColumn column, String has, String regime) {
        /** Whether this cell asks for it. */
        public boolean holds(String cell) {
            return cell.toLowerCase(Locale.ROOT).contains(has.toLowerCase(Locale.ROOT));
        }
    }
}
