package otklik.region;

import java.util.List;

/** Finds YAML files and tables that nobody reads: a misspelt name would otherwise go unnoticed. */
final class KnownFiles {
    private static final List<String> ALL = List.of(
            PackSettings.FILE,
            CategoriesFile.FILE,
            TopicsFile.FILE,
            AgenciesFile.FILE,
            MunicipalitiesFile.FILE,
            DeadlinesFile.FILE,
            CalendarFile.FILE,
            ConnectorsFile.CONNECTORS,
            ConnectorsFile.BOTS,
            ImportsFile.FILE,
            RoutesFile.FILE,
            AnswersFile.FILE,
            RoadsFile.FILE,
            StatusesFile.FILE,
            NoticesFile.FILE,
            GazetteerFiles.SETTLEMENTS,
            GazetteerFiles.BOUNDARIES,
            GazetteerFiles.UNITS);

    private KnownFiles() {}

    static void check(PackFolder folder, FaultList faults) {
        folder.names().stream()
                .filter(name -> !name.contains("/") && !ALL.contains(name))
                .forEach(name -> faults.add(
                        name,
                        1,
                        "no pack has a file of this name",
                        "one of " + String.join(", ", ALL) + Suggestion.suffix(name, ALL)));
    }
}
