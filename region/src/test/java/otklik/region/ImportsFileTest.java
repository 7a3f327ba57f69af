package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportsFileTest {
    private static final String GOOD = """
            imports:
              - code: post-box
                title: {fi: Postilaatikko, sv: Brevlåda}
                connector: letters
                dates: [d.M.yyyy, "d.M.yyyy H:mm"]
                empty: "-"
                columns:
                  externalId: [Numero, "Nro"]
                  text: [Otsikko, [Teksti, Sisältö]]
                  network:
                    column: Verkko
                    values: {post: [posti, kirje]}
                  regime:
                    - {column: Kiire, has: kyllä, regime: fast}
                  sentAt: Päivä
                  platform:
                    stage: Vaihe
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private TinyPack pack;

    @BeforeEach
    void aGoodPack() {
        pack = new TinyPack(folder).write("imports.yaml", GOOD);
    }

    @Test
    void shouldFindColumnsByTheNameThatAFileHas() {
        var preset = pack.load().importPreset("post-box").orElseThrow();
        var header = List.of("NRO ", "Sisältö", "Vaihe", "Nimi");

        assertThat(preset.connector()).isEqualTo("letters");
        assertThat(preset.column(ImportField.EXTERNAL_ID).orElseThrow().in(header))
                .hasValue(0);
        assertThat(preset.text().get(0).in(header)).isEmpty();
        assertThat(preset.text().get(1).in(header)).hasValue(1);
        assertThat(preset.column(ImportField.STAGE).orElseThrow().in(header)).hasValue(2);
        assertThat(preset.network().orElseThrow().of(" Kirje ")).contains("post");
        assertThat(preset.network().orElseThrow().of("muu")).isEmpty();
        assertThat(preset.regimes().getFirst().holds("Kyllä, heti")).isTrue();
        assertThat(preset.isEmpty(" - ")).isTrue();
    }

    @Test
    void shouldReadDaysAndTimesOnTheRegionsClock() {
        var dates = pack.load().importPreset("post-box").orElseThrow().dates();

        assertThat(dates.instant("1.3.2022")).contains(Instant.parse("2022-02-28T22:00:00Z"));
        assertThat(dates.instant("1.3.2022 9:05")).contains(Instant.parse("2022-03-01T07:05:00Z"));
        assertThat(dates.instant("2022-03-01T09:05:30")).contains(Instant.parse("2022-03-01T07:05:30Z"));
        assertThat(dates.instant("2022-03-01T09:05:30+05:00")).contains(Instant.parse("2022-03-01T04:05:30Z"));
        assertThat(dates.day("28.2.2022")).contains(LocalDate.of(2022, 2, 28));
        assertThat(dates.day("31.2.2022")).isEmpty();
        assertThat(dates.instant("eilen")).isEmpty();
        assertThat(new ImportDates(List.of(), ZoneId.of("UTC")).day("2022-03-01"))
                .isPresent();
    }

    @Test
    void shouldDoWithoutTheFile() {
        pack.delete("imports.yaml");

        assertThat(pack.load().imports()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "connector: letters | connector: leters | imports.yaml:4: unknown connector 'leters'; "
                        + "expected a code defined in connectors.yaml, did you mean 'letters'",
                "externalId: [Numero, \"Nro\"] | lat: Leveys | imports.yaml:8: neither 'externalId' nor 'url' is given; "
                        + "expected a column that tells messages apart",
                "sentAt: Päivä | sentat: Päivä | imports.yaml:15: unknown key 'sentat'; expected one of text, network, "
                        + "regime, platform, externalId, url, author, conversation, lat, lon, address, category, "
                        + "municipality, campaign, sentAt, did you mean 'sentAt'",
                "stage: Vaihe | stage: ФИО исполнителя | imports.yaml:17: the column 'ФИО исполнителя' holds people's "
                        + "names; expected a column that may leave the file",
                "{post: [posti, kirje]} | {pots: posti} | imports.yaml:12: the connector has no network 'pots'; "
                        + "expected one of its networks, did you mean 'post'",
                "regime: fast | regime: slow | imports.yaml:14: unknown regime 'slow'; "
                        + "expected a code defined in deadlines.yaml",
                "d.M.yyyy, | d.M.jjjj, | imports.yaml:5: 'd.M.jjjj' does not fit; "
                        + "expected a pattern such as dd.MM.yyyy HH:mm",
                "empty: | zone: Moon # | imports.yaml:6: 'Moon' does not fit; "
                        + "expected a time zone such as Asia/Yekaterinburg"
            })
    void shouldNameTheLineOfWhatIsWrong(String old, String other, String fault) {
        pack.replace("imports.yaml", old, other);

        assertThat(pack.faults()).containsExactly(fault);
    }
}
