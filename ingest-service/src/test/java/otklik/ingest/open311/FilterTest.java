package otklik.ingest.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refused;

class FilterTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void shouldTakeAThousandNumbersAndNoMore() throws Refused {
        assertThat(filter("service_request_id=" + numbers(1_000)))
                .isInstanceOfSatisfying(
                        Filter.Numbers.class,
                        numbers -> assertThat(numbers.references()).hasSize(1_000));
        assertThatThrownBy(() -> filter("service_request_id=" + numbers(1_001)))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal().reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void shouldLookForNumbersAsTheyAreStoredAndForWordsAlone() throws Refused {
        assertThat(filter("service_request_id=k7x2m-9qprt,+%27%3B--,a%25"))
                .isEqualTo(new Filter.Numbers(List.of("K7X2M-9QPRT")));
    }

    @Test
    void shouldFindNothingWhereNoServiceIsAWordAndEverythingWhereNoneIsNamed() throws Refused {
        assertThat(matching("service_code=%27%3B--").services()).containsExactly("-");
        assertThat(matching("service_code=roads,%27%3B--").services()).containsExactly("roads");
        assertThat(matching("").services()).isEmpty();
    }

    @Test
    void shouldMeanEveryStatusWhereNoneIsNamed() throws Refused {
        assertThat(matching("").closed()).containsExactly(false, true);
        assertThat(matching("status=CLOSED").closed()).containsExactly(true);
    }

    private static Filter.Matching matching(String query) throws Refused {
        return (Filter.Matching) filter(query);
    }

    private static Filter filter(String query) throws Refused {
        return Filter.of(Form.read(query), NOW, ZoneId.of("Asia/Yekaterinburg"));
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "N" + i).collect(Collectors.joining(","));
    }
}
