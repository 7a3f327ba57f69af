package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.region.GazetteerImport.Outcome;
import otklik.region.GazetteerImport.Problem;
import otklik.region.GazetteerImport.ProblemKind;

/** Imports of small files made for the test into a made-up region. */
class GazetteerImportTest {
    @TempDir
    private Path pack;

    @TempDir
    private Path files;

    private int progress;

    @BeforeEach
    void makePack() {
        new TinyPack(pack).write("gazetteer-units.csv", "oktmo,municipality\n90601,north\n90701,south\n90602,south\n");
    }

    @Test
    void shouldMapUnitsOfOlderYears() throws IOException {
        var outcome = run(file("old.csv", "oktmo,type,name\n90601001101,с,Берёзка\n90602001101,д,Липка\n"));

        assertThat(outcome.added()).isEqualTo(2);
        assertThat(gazetteer())
                .containsExactly(
                        "oktmo,type,name,municipality,lat,lon",
                        "90601001101,с,Берёзка,north,,",
                        "90602001101,д,Липка,south,,");
        assertThat(progress).isEqualTo(3);
    }

    @Test
    void shouldTellLinesThatFitNoMunicipality() throws IOException {
        var table = file("old.csv", "oktmo,type,name\n90601001101,с,Берёзка\n90999001101,д,Липка\n906,д,Ивка\n");
        var outcome = run(table);

        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.problems())
                .containsExactly(
                        new Problem(table, 3, ProblemKind.UNKNOWN_UNIT, "90999001101 Липка"),
                        new Problem(table, 4, ProblemKind.NO_CODE, "906"));
    }

    @Test
    void shouldReadTableOfStatisticalOffice() throws IOException {
        var outcome = run(
                file(
                        "rosstat.csv",
                        "\"90\";\"601\";\"000\";\"000\";\"5\";\"1\";\"Северный район\"\n\"90\";\"601\";\"101\";\"001\";\"9\";\"2\";\"г Ельск\"\n"));

        assertThat(outcome.units()).isEqualTo(1);
        assertThat(gazetteer()).contains("90601101001,г,Ельск,north,,");
    }

    @Test
    void shouldOnlyCheckTableOfUnits() throws IOException {
        var table = file(
                "units.csv",
                "90 000 000 ;0;Всё;\n90 600 000 ;7;Районы;\n90 601 000 ;0;Северный район;\n90 777 101 ;3;- посёлок;\n");
        var outcome = run(table);

        assertThat(outcome.units()).isEqualTo(4);
        assertThat(outcome.problems())
                .containsExactly(new Problem(table, 4, ProblemKind.UNKNOWN_UNIT, "90777101 - посёлок"));
        assertThat(pack.resolve("gazetteer.csv")).doesNotExist();
    }

    @Test
    void shouldCountWhatStayedAndWhatChanged() throws IOException {
        run(file("one.csv", "oktmo,type,name\n90601001101,с,Берёзка\n90601001102,с,Липка\n"));
        var outcome = run(
                file("two.csv", "oktmo,type,name\n90601001101,с,Берёзка\n90601001102,п,Липка\n90601001103,п,Ивка\n"));

        assertThat(List.of(outcome.added(), outcome.changed(), outcome.same())).containsExactly(1, 1, 1);
        assertThat(outcome.settlements()).isEqualTo(3);
    }

    @Test
    void shouldWriteNothingInRehearsal() throws IOException {
        var table = file("one.csv", "oktmo,type,name\n90601001101,с,Берёзка\n");
        var outcome = GazetteerImport.run(pack, List.of(table), true, read -> {});

        assertThat(outcome.added()).isEqualTo(1);
        assertThat(pack.resolve("gazetteer.csv")).doesNotExist();
    }

    @Test
    void shouldTakePlacesAndBoundariesFromMap() throws IOException {
        run(file("one.csv", "oktmo,type,name\n90601001101,с,Берёзка\n90601001102,с,Липка\n90602001101,с,Липка\n"));
        var map = file("map.geojson", """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "properties": {"name": "Берёзка", "oktmo": "90601001101", "place": "village"},
                   "geometry": {"type": "Point", "coordinates": [23.5, 61.5]}},
                  {"type": "Feature", "properties": {"municipality": "north"}, "geometry": {"type": "MultiPolygon",
                   "coordinates": [[[[23, 61], [24, 61], [24, 62], [23, 62], [23, 61]], [[23.4, 61.8], [23.5, 61.8], [23.5, 61.9]]]]}},
                  {"type": "Feature", "properties": {"name": "Липка"}, "geometry": {"type": "Point", "coordinates": [23.7, 61.7]}},
                  {"type": "Feature", "properties": {"name": "Чужая"}, "geometry": {"type": "Point", "coordinates": [23.7, 61.7]}}
                ]}
                """);
        var outcome = run(map);

        assertThat(outcome.changed()).isEqualTo(2);
        assertThat(outcome.problems()).containsExactly(new Problem(map, 7, ProblemKind.NO_MATCH, "Чужая"));
        assertThat(gazetteer())
                .contains(
                        "90601001101,с,Берёзка,north,61.5,23.5",
                        "90601001102,с,Липка,north,61.7,23.7",
                        "90602001101,с,Липка,south,,");
        var loaded = RegionPack.load(pack).gazetteer();
        assertThat(loaded.municipalityAt(61.5, 23.2)).contains("north");
        assertThat(loaded.boundaries().get("north"))
                .satisfies(b -> assertThat(b.rings()).hasSize(2));
    }

    @Test
    void shouldWriteNothingWhenOneFileIsBroken() throws IOException {
        var good = file("one.csv", "oktmo,type,name\n90601001101,с,Берёзка\n");
        var broken = file("map.json", "{\"type\": \"FeatureCollection\",\n \"features\": [\n {]}");

        assertThatThrownBy(() -> run(good, broken))
                .isInstanceOfSatisfying(
                        UnusableGazetteerFile.class,
                        e -> assertThat(e.problem())
                                .satisfies(p -> assertThat(p.line()).isEqualTo(3))
                                .satisfies(p -> assertThat(p.kind()).isEqualTo(ProblemKind.NO_JSON)));
        assertThat(pack.resolve("gazetteer.csv")).doesNotExist();
    }

    @Test
    void shouldNameLineWithWrongNumberOfFields() throws IOException {
        var table = file("one.csv", "oktmo,type,name\n90601001101,с,Берёзка\n90601001102,с\n");

        assertThatThrownBy(() -> run(table))
                .isInstanceOfSatisfying(
                        UnusableGazetteerFile.class,
                        e -> assertThat(e.problem()).isEqualTo(new Problem(table, 3, ProblemKind.FIELDS, "2 / 3")));
    }

    @Test
    void shouldRefuseTableWithoutCodes() throws IOException {
        var table = file("one.csv", "a,b\n1,2\n");

        assertThatThrownBy(() -> run(table))
                .isInstanceOfSatisfying(
                        UnusableGazetteerFile.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.NO_COLUMNS));
    }

    private Outcome run(Path... given) throws IOException {
        return GazetteerImport.run(pack, List.of(given), false, read -> progress += read);
    }

    private List<String> gazetteer() throws IOException {
        return Files.readAllLines(pack.resolve("gazetteer.csv"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }
}
