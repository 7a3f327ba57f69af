package otklik.classify.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import otklik.classify.mask.PersonalData;

class MaskingQualityTest {
    private static final String TEXT = "Анна Петровна, кв. 5, тел. 42-34-56 звоните";
    private static final String MASKED = "<NAME>, кв. <FLAT>, тел. <PHONE> звоните";

    @Test
    void shouldFindNothingToBlameWhenAllIsAsExpected() {
        MaskingQuality quality = judge(MASKED);

        assertThat(quality.failures()).isEmpty();
        assertThat(quality.structuredRecall()).isEqualTo(1);
        assertThat(quality.nameRecall()).isEqualTo(1);
        assertThat(quality.wrongWords()).isZero();
        assertThat(quality.words()).isEqualTo(3);
    }

    @Test
    void shouldNotCountWhatIsMaskedInPart() {
        MaskingQuality quality = judge("Анна <NAME>, кв. <FLAT>, тел. <PHONE>-56 звоните");

        assertThat(quality.nameRecall()).isZero();
        assertThat(quality.structuredRecall()).isEqualTo(0.5);
        assertThat(quality.failures()).extracting(MaskingQuality.Failure::line).containsExactly(7L);
    }

    @Test
    void shouldCountFoundUnderAnotherNameApart() {
        MaskingQuality quality = judge("<NAME>, кв. <PHONE>, тел. <PHONE> звоните");

        assertThat(quality.found())
                .isEqualTo(Map.of(PersonalData.NAME, 1, PersonalData.FLAT, 1, PersonalData.PHONE, 1));
        assertThat(quality.kindAccuracy()).isEqualTo(2 / 3.0);
    }

    @Test
    void shouldCountWordsMaskedWrongly() {
        MaskingQuality quality = judge("<NAME>, кв. <FLAT>, <PHONE>");

        assertThat(quality.wrong()).isEqualTo(2);
        assertThat(quality.wrongWords()).isEqualTo(2 / 3.0);
    }

    @Test
    void shouldNameTheLineThatIsNoMaskedFormOfItsText() {
        var set = List.of(new MaskingQuality.Labelled(7, TEXT, "Иван, кв. <FLAT>"));

        assertThatThrownBy(() -> MaskingQuality.of(set, text -> text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 7: ");
    }

    private static MaskingQuality judge(String actual) {
        return MaskingQuality.of(List.of(new MaskingQuality.Labelled(7, TEXT, MASKED)), text -> actual);
    }
}
