package otklik.classify.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.contracts.Location;
import otklik.contracts.Message;

class TaggerTest {
    private final Tagger tagger = new Tagger(TaggingFixture.PACK, TaggingFixture.MODEL, "test");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Яма на дороге в Орске,-,-",
                "Яма на дороге,orsk,-",
                "Не горит фонарь,-,'Бузулук, ул. Выдуманная, 1, кв. 7, тел. +7 900 123-45-67'",
                "Позвоните +7 900 123-45-67,nowhere,'кв. 7, тел. +7 900 123-45-67'",
            })
    void shouldTagATextAsItWouldAMessage(String text, String municipality, String address) {
        Location location = new Location(51.77, 55.1, address);
        Message message = TaggingFixture.message(text, municipality, location);

        Understood understood = tagger.understand(text, location, municipality);

        Tagged tagged = tagger.tag(message);
        assertThat(understood.tags()).isEqualTo(tagged.tags());
        assertThat(understood.maskedText()).isEqualTo(tagged.message().text());
    }

    @Test
    void shouldCountWhatWasMaskedInTheAddressToo() {
        Location location = new Location(null, null, "тел. +7 900 123-45-67");

        Understood understood = tagger.understand("Мой номер +7 900 765-43-21", location, null);

        assertThat(understood.tags().masked()).containsEntry("phone", 2);
    }
}
