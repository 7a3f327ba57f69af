package otklik.ingest.open311;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Уважаемая Мария Ивановна! Яма заделана. | Яма заделана.",
                "Здравствуйте, Пётр Ильич! Фонарь горит. | Фонарь горит.",
                "Здравствуйте, яма заделана. | яма заделана.",
                "Добрый день! Двор убран 12 марта 2022 года. | Двор убран 12 марта 2022 года.",
                "Звоните 8 (3532) 77-12-34 или +7 912 345-67-89. | Звоните <PHONE> или <PHONE>.",
                "Ответ ушёл на ivan.petrov@example.org. | Ответ ушёл на <EMAIL>.",
                "Сотрудники были у Иванова Петра Сергеевича, кв. 14. | Сотрудники были у <NAME>, <FLAT>.",
                "Исполнил мастер И. И. Петров. | Исполнил мастер <NAME>.",
                "Дорога на улице Терешковой отремонтирована, работы в 2023 году. | Дорога на улице Терешковой отремонтирована, работы в 2023 году."
            })
    void shouldLeaveOutWhatIsOnePersonsOwn(String written, String shown) {
        assertThat(PublicWords.of(written)).isEqualTo(shown);
    }

    @Test
    void shouldNeverHalveACharacterAtTheLimit() {
        String cut = PublicWords.cut("а".repeat(3_999) + "😀");

        assertThat(cut).hasSize(3_999);
    }
}
