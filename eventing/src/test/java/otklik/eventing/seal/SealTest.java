package otklik.eventing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SealTest {
    private final KeysetHandle keys = SealKeys.generate();
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private final Sealer sealer = new Sealer(SealKeys.publicHalf(keys), clock);

    @Test
    void shouldReadWhatWasSealedForIt() throws Exception {
        String seal = sealer.seal("Яма у дома 5, кв. 12");

        assertThat(seal).startsWith("v1.").doesNotContain("Яма");
        assertThat(new Unsealer(keys).unsealText(seal)).isEqualTo("Яма у дома 5, кв. 12");
    }

    @Test
    void shouldSealTheSameTextDifferentlyEachTime() {
        assertThat(sealer.seal("текст")).isNotEqualTo(sealer.seal("текст"));
    }

    @Test
    void shouldWrapANewDataKeyWhenTheOldOneHasServed() {
        Sealer later = new Sealer(SealKeys.publicHalf(keys), Clock.offset(clock, Duration.ofMinutes(6)));

        assertThat(wrapped(sealer.seal("a")))
                .isEqualTo(wrapped(sealer.seal("b")))
                .isNotEqualTo(wrapped(later.seal("a")));
    }

    @Test
    void shouldRefuseASealMadeForAnother() {
        String seal = sealer.seal("не твоё");

        assertThatThrownBy(() -> new Unsealer(SealKeys.generate()).unseal(seal)).isInstanceOf(UnreadableSeal.class);
    }

    @Test
    void shouldRefuseASealThatWasChanged() {
        String seal = sealer.seal("правда");
        char last = seal.charAt(seal.length() - 2);
        String changed =
                seal.substring(0, seal.length() - 2) + (last == 'A' ? 'B' : 'A') + seal.charAt(seal.length() - 1);

        assertThatThrownBy(() -> new Unsealer(keys).unseal(changed)).isInstanceOf(UnreadableSeal.class);
        assertThatThrownBy(() -> new Unsealer(keys).unseal("v1.only-two")).isInstanceOf(UnreadableSeal.class);
    }

    private static String wrapped(String seal) {
        return seal.split("\\.")[1];
    }
}
