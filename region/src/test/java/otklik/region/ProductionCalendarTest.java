package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Russia's calendar as it comes with Otklik, against what was published. */
class ProductionCalendarTest {
    private static final FaultList FAULTS = new FaultList();
    private static final ProductionCalendar RUSSIA = CalendarFile.shipped(CalendarFile.Country.RUSSIA, FAULTS);

    @Test
    void shouldHaveNoFaults() {
        assertThat(FAULTS.byPlace()).isEmpty();
        assertThat(RUSSIA.years()).containsExactly(2021, 2022, 2023, 2024, 2025, 2026, 2027);
    }

    /** The norms of working days that the ministry of labour counts; 2021 without seven days of the President's decrees. */
    @ParameterizedTest
    @CsvSource({"2021, 240", "2022, 247", "2023, 247", "2024, 248", "2025, 247", "2026, 247", "2027, 247"})
    void shouldHaveAsManyWorkdaysAsTheNormOfTheYear(int year, int workdays) {
        assertThat(RUSSIA.workdays(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(workdays);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-22", "2021-05-03", "2021-05-04", "2021-05-07", "2021-05-10", "2021-06-14", "2021-11-01",
                "2021-11-03", "2021-11-04", "2021-11-05", "2021-12-31", "2022-01-07", "2022-02-23", "2022-03-07",
                "2022-05-02", "2022-05-03", "2022-05-10", "2022-06-13", "2023-02-24", "2023-05-08", "2023-11-06",
                "2024-04-29", "2024-04-30", "2024-05-10", "2024-12-30", "2024-12-31", "2025-05-02", "2025-05-08",
                "2025-06-13", "2025-11-03", "2025-12-31", "2026-01-09", "2026-03-09", "2026-05-11", "2026-12-31",
                "2027-02-22", "2027-11-05", "2027-12-31"
            })
    void shouldKnowADayOff(LocalDate day) {
        assertThat(RUSSIA.isWorkday(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2021-02-20", "2022-03-05", "2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01", "2027-02-20"
            })
    void shouldKnowASaturdayThatIsWorked(LocalDate saturday) {
        assertThat(ProductionCalendar.isWeekend(saturday)).isTrue();
        assertThat(RUSSIA.isWorkday(saturday)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-12-30", "2022-01-10", "2022-02-22", "2022-02-24", "2022-05-04", "2025-02-24"})
    void shouldKnowAWorkdayNextToADayOff(LocalDate day) {
        assertThat(RUSSIA.isWorkday(day)).isTrue();
    }

    @Test
    void shouldFallBackToWeekendsAndHolidaysInAYearItDoesNotCover() {
        assertThat(RUSSIA.covers(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(RUSSIA.covers(LocalDate.of(2028, 1, 1))).isFalse();
        assertThat(RUSSIA.covers(LocalDate.of(2020, 12, 31))).isFalse();
        assertThat(RUSSIA.isWorkday(LocalDate.of(2030, 5, 9))).isFalse();
        assertThat(RUSSIA.isWorkday(LocalDate.of(2030, 5, 10))).isTrue();
        assertThat(RUSSIA.isWorkday(LocalDate.of(2030, 5, 11))).isFalse();
    }
}
