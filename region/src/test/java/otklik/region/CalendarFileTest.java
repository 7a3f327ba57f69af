package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pack may say about its days, and what it is told where that cannot be. */
class CalendarFileTest {
    private static final LocalDate RADONITSA = LocalDate.of(2025, 4, 29);
    private static final String CALENDAR = """
            country: none
            holidays: [01-01, 12-06]
            years:
              - year: 2022
                moved:
                  2022-03-05: 2022-03-07
                daysOff: [2022-04-15]
            daysOff:
              - 2022-07-01
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldTakeRussiasCalendarWithoutAFile() {
        var calendar = new TinyPack(folder).load().calendar();

        assertThat(calendar.isWorkday(LocalDate.of(2022, 3, 7))).isFalse();
        assertThat(calendar.isWorkday(RADONITSA)).isTrue();
    }

    @Test
    void shouldAddTheRegionsDaysToTheCountrys() {
        var calendar = new TinyPack(folder)
                .write("calendar.yaml", "daysOff: [2025-04-29, 2029-05-15]\n")
                .load()
                .calendar();

        assertThat(calendar.isWorkday(RADONITSA)).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2029, 5, 15))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2022, 3, 7))).isFalse();
        assertThat(calendar.covers(LocalDate.of(2029, 5, 15))).isFalse();
    }

    @Test
    void shouldTakeAYearThatTheCountryHasNotYet() {
        var calendar = new TinyPack(folder)
                .write("calendar.yaml", "years:\n  - {year: 2029, moved: {2029-01-06: 2029-05-10}}\n")
                .load()
                .calendar();

        assertThat(calendar.covers(LocalDate.of(2029, 5, 10))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.of(2029, 5, 10))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2029, 1, 6))).isFalse();
    }

    @Test
    void shouldBearAYearThatSaysTheSameAsTheCountrys() {
        var pack = new TinyPack(folder)
                .write(
                        "calendar.yaml",
                        "years:\n  - {year: 2023, moved: {2023-01-01: 2023-02-24, 2023-01-08: 2023-05-08, "
                                + "2023-11-04: 2023-11-06}}\n");

        assertThat(pack.faults()).isEmpty();
    }

    @Test
    void shouldServeACountryOfItsOwn() {
        var calendar =
                new TinyPack(folder).write("calendar.yaml", CALENDAR).load().calendar();

        assertThat(calendar.isWorkday(LocalDate.of(2022, 3, 5))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.of(2022, 3, 7))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2022, 12, 6))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2022, 7, 1))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2022, 2, 23))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "country: none | country: fi | calendar.yaml:1: 'fi' is not known; expected one of ru, none",
                "12-06 | 06.12 | calendar.yaml:2: '06.12' does not fit; expected month and day such as 01-07",
                "12-06 | 01-01 | calendar.yaml:2: '01-01' is a holiday already; expected each holiday once",
                "year: 2022 | year: then | calendar.yaml:4: 'then' does not fit; expected a number between 1992 and 2999",
                "[2022-04-15] | [2022-04-35] | "
                        + "calendar.yaml:7: '2022-04-35' does not fit; expected a date such as 2022-01-31",
                "[2022-04-15] | [2023-04-17] | "
                        + "calendar.yaml:7: 2023-04-17 stands in the list of 2022; expected a day of 2022",
                "2022-03-05: | 2021-03-06: | "
                        + "calendar.yaml:6: 2021-03-06 stands in the list of 2022; expected a day of 2022",
                "[2022-04-15] | [2022-03-07] | "
                        + "calendar.yaml:7: 2022-03-07 is a day off by line 6 already; expected each day once",
                "[2022-04-15] | [2022-03-05] | "
                        + "calendar.yaml:7: 2022-03-05 is a working day by line 6; expected a day that is one of both",
                "[2022-04-15] | [2022-04-16] | "
                        + "calendar.yaml:7: 2022-04-16 is a day off anyway; expected a day that would be worked",
                "[2022-04-15] | [2022-12-06] | "
                        + "calendar.yaml:7: 2022-12-06 is a day off anyway; expected a day that would be worked",
                "2022-03-05: | 2022-03-04: | "
                        + "calendar.yaml:6: 2022-03-04 is no Saturday or Sunday; expected a day off that is taken on another day",
                "2022-03-05: 2022-03-07 | 2022-03-05: 2022-03-05 | "
                        + "calendar.yaml:6: 2022-03-05 is a working day by line 6; expected a day that is one of both",
                "2022-07-01 | 2022-04-15 | "
                        + "calendar.yaml:9: 2022-04-15 is a day off by line 7 already; expected each day once",
                "2022-07-01 | 2022-03-05 | calendar.yaml:9: 2022-03-05 is a working day by the list of its year; "
                        + "expected a day that is one of both",
                "\"daysOff:\n  -\" | \"  - year: 2022\ndaysOff:\n  -\" | "
                        + "calendar.yaml:8: the year 2022 has another list already; expected each year once",
                "country: none | country: ru | calendar.yaml:4: the year 2022 has another list already; "
                        + "expected no list of its own, as the country's calendar has the year",
            })
    void shouldRefuseWhatCannotBe(String old, String other, String fault) {
        var pack = new TinyPack(folder).write("calendar.yaml", CALENDAR).replace("calendar.yaml", old, other);

        assertThat(pack.faults()).contains(fault);
    }

    @Test
    void shouldRefuseAYearOfHolidays() {
        var days = new StringBuilder();
        for (var day = LocalDate.of(2022, 1, 1); day.getYear() == 2022; day = day.plusDays(1)) {
            days.append(day.toString(), 5, 10).append(", ");
        }

        var pack = new TinyPack(folder).write("calendar.yaml", "country: none\nholidays: [" + days + "]\n");

        assertThat(pack.faults()).containsExactly("calendar.yaml:2: 365 holidays in every year; expected at most 60");
    }
}
