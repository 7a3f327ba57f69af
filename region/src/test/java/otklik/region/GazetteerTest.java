package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerTest {
    private static final String HEADER = "oktmo,type,name,municipality,lat,lon\n";

    @TempDir
    private Path folder;

    private TinyPack pack;

    @BeforeEach
    void makePack() {
        pack = new TinyPack(folder);
    }

    @Test
    void shouldBeEmptyInPackWithoutGazetteer() {
        assertThat(pack.load().gazetteer().settlements()).isEmpty();
    }

    @Test
    void shouldReadSettlements() {
        pack.write(
                "gazetteer.csv",
                HEADER + "90000000101,k,\"Kylä, vanha\",north,61.4,23.7\n90000000102,,Saari,south,,\n");

        assertThat(pack.load().gazetteer().settlements())
                .extracting(Settlement::oktmo, Settlement::name, Settlement::municipality)
                .containsExactly(tuple("90000000101", "Kylä, vanha", "north"), tuple("90000000102", "Saari", "south"));
    }

    @Test
    void shouldNameLineOfEveryFault() {
        pack.write(
                "gazetteer.csv",
                HEADER + "90000000101,k,Kylä,nort,,\n90000000101,k,Saari,south,,\n900,k,Niemi,south,,\n"
                        + "90000000103,k,,south,,\n90000000104,k,Lahti,south,91,x\n90000000105,k\n");

        assertThat(pack.faults())
                .containsExactly(
                        "gazetteer.csv:2: unknown municipality 'nort'; expected a code defined in municipalities.yaml, did you mean 'north'",
                        "gazetteer.csv:3: the settlement 90000000101 already stands in line 2; expected a code used once",
                        "gazetteer.csv:4: '900' is no OKTMO code of a settlement; expected 11 digits",
                        "gazetteer.csv:5: a settlement without a name; expected a name in the column 'name'",
                        "gazetteer.csv:6: '91' is no number of degrees; expected -90 to 90, both of 'lat' and 'lon' or none",
                        "gazetteer.csv:6: 'x' is no number of degrees; expected -180 to 180, both of 'lat' and 'lon' or none",
                        "gazetteer.csv:7: a line of 2 fields; expected 6 fields");
    }

    @Test
    void shouldRefuseOtherColumns() {
        pack.write("gazetteer.csv", "code,name\n");

        assertThat(pack.faults())
                .containsExactly(
                        "gazetteer.csv:1: the first line is 'code,name'; expected the columns oktmo,type,name,municipality,lat,lon");
    }

    @Test
    void shouldRefuseUnitsOfUnknownMunicipalityAndUnknownFiles() {
        pack.write("gazetteer-units.csv", "oktmo,municipality\n90x,north\n901,east\n")
                .write("gazetteer-unit.csv", "");

        assertThat(pack.faults())
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("gazetteer-unit.csv:1: no pack has a file of this name")
                        .endsWith("did you mean 'gazetteer-units.csv'"));
    }

    @Test
    void shouldChangeVersionsWithGazetteer() {
        var before = pack.load();
        pack.write("gazetteer.csv", HEADER + "90000000101,k,Kylä,north,,\n");
        var after = pack.load();

        assertThat(after.gazetteerVersion()).matches("[0-9a-f]{12}").isNotEqualTo(before.gazetteerVersion());
        assertThat(after.version()).isNotEqualTo(before.version());
    }

    @Test
    void shouldKeepGazetteersVersionWhenOtherFilesChange() {
        var before = pack.load().gazetteerVersion();
        pack.replace("routes.yaml", "threshold: 0.4", "threshold: 0.5");

        assertThat(pack.load().gazetteerVersion()).isEqualTo(before);
    }

    @Test
    void shouldPlacePointByBoundaryAndHole() {
        pack.write(
                "gazetteer-areas.csv",
                "municipality,ring\nsouth,60 20 60 30 70 30 70 20\nsouth,64 24 64 26 66 26 66 24\n");
        var gazetteer = pack.load().gazetteer();

        assertThat(gazetteer.municipalityAt(61, 22)).contains("south");
        assertThat(gazetteer.municipalityAt(65, 25)).isEmpty();
        assertThat(gazetteer.municipalityAt(59.9, 25)).isEmpty();
    }

    @Test
    void shouldPlacePointByNearestKnownPlace() {
        pack.write("gazetteer.csv", HEADER + "90000000101,k,Kylä,south,61.6,23.75\n");
        var gazetteer = pack.load().gazetteer();

        assertThat(gazetteer.municipalityAt(61.52, 23.75)).contains("north");
        assertThat(gazetteer.municipalityAt(61.58, 23.75)).contains("south");
        assertThat(gazetteer.municipalityAt(62.5, 23.75)).isEmpty();
    }

    @Test
    void shouldPlaceNoPointThatIsNotOnEarth() {
        var gazetteer = pack.load().gazetteer();

        assertThat(gazetteer.municipalityAt(Double.NaN, 0)).isEmpty();
        assertThat(gazetteer.municipalityAt(91, 23.75)).isEmpty();
    }
}
