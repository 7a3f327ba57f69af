package otklik.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CitizenBucketsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_700_000_000L * SECOND;
    private static final Rate RATE = Rate.perSecond(1, 2);

    private final CitizenBuckets buckets = new CitizenBuckets(1_024);

    @Test
    void shouldCountEachCitizenOfEachSourceByHimself() {
        assertThat(buckets.take("a", "anna", RATE, NOW)).isZero();
        assertThat(buckets.take("a", "anna", RATE, NOW)).isZero();

        assertThat(buckets.take("a", "anna", RATE, NOW)).isEqualTo(SECOND);
        assertThat(buckets.take("a", "boris", RATE, NOW)).isZero();
        assertThat(buckets.take("b", "anna", RATE, NOW)).isZero();
        assertThat(buckets.take("a", "anna", RATE, NOW + SECOND)).isZero();
    }

    @Test
    void shouldForgetStrangersBeforeTheOneWhoFloods() {
        while (buckets.take("a", "flood", RATE, NOW) == 0) {
            // until he has to wait
        }
        IntStream.range(0, 100_000).forEach(i -> buckets.take("a", stranger(i), RATE, NOW));

        assertThat(buckets.take("a", "flood", RATE, NOW)).isPositive();
    }

    @Test
    void shouldServeEverybodyHoweverManyTheyAre() {
        assertThat(IntStream.range(0, 100_000).mapToLong(i -> buckets.take("a", stranger(i), RATE, NOW)))
                .containsOnly(0L);
    }

    /** As pseudonyms are: any 128 bits. */
    private static String stranger(int number) {
        return new UUID(number * 0x9E3779B97F4A7C15L, number).toString();
    }
}
