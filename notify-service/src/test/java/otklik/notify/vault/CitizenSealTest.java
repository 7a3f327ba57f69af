package otklik.notify.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import otklik.eventing.seal.UnreadableSeal;

class CitizenSealTest {
    private static final Owner OWNER = Owner.of("a-citizen", "contact-1");
    private static final byte[] KEY = new byte[CitizenSeal.KEY_BYTES];

    @Test
    void shouldReadWhatWasSealedAndSayWhoseItIs() throws Exception {
        String seal = CitizenSeal.seal(KEY, OWNER, "contact-1", "адрес 7001");

        assertThat(CitizenSeal.open(KEY, "contact-1", seal)).isEqualTo("адрес 7001");
        assertThat(CitizenSeal.ownerOf(seal)).contains(OWNER);
        assertThat(seal).isNotEqualTo(CitizenSeal.seal(KEY, OWNER, "contact-1", "адрес 7001"));
    }

    @Test
    void shouldOpenNothingWithAnotherKeyOrInAnothersRow() {
        String seal = CitizenSeal.seal(KEY, OWNER, "contact-1", "7001");
        byte[] other = new byte[CitizenSeal.KEY_BYTES];
        other[0] = 1;

        assertThatThrownBy(() -> CitizenSeal.open(other, "contact-1", seal)).isInstanceOf(UnreadableSeal.class);
        assertThatThrownBy(() -> CitizenSeal.open(KEY, "contact-2", seal)).isInstanceOf(UnreadableSeal.class);
        assertThatThrownBy(() -> CitizenSeal.open(KEY, "contact-1", seal.substring(0, seal.length() - 4)))
                .isInstanceOf(UnreadableSeal.class);
        assertThatThrownBy(() -> CitizenSeal.open(KEY, "contact-1", "k1.x.")).isInstanceOf(UnreadableSeal.class);
    }

    @Test
    void shouldNotTakeASealToNotifysOwnKeyForACitizens() {
        assertThat(CitizenSeal.ownerOf("v1.wrapped.sealed")).isEmpty();
        assertThat(CitizenSeal.ownerOf("k1.")).isEmpty();
    }

    @Test
    void shouldKeepCitizensAndContactsApart() {
        assertThat(Owner.of("same", "contact-1")).isEqualTo(Owner.of("same", "contact-2"));
        assertThat(Owner.of(null, "same")).isNotEqualTo(Owner.of("same", "same"));
        assertThat(Owner.of(OWNER.bytes())).isEqualTo(OWNER);
    }
}
