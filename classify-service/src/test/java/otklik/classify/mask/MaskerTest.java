package otklik.classify.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private final Masker masker = new Masker();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "89123456789",
                "8 912 345 67 89",
                "8-912-345-67-89",
                "8(912)345-67-89",
                "8 (912) 345 67 89",
                "+7 912 345-67-89",
                "+7(912)3456789",
                "+79123456789",
                "+ 7 912 345 67 89",
                "7 912 345 67 89",
                "9123456789",
                "912 345 67 89",
                "(912) 345-67-89",
                "8.912.345.67.89",
                "8 – 912 – 345 – 67 – 89",
                "8 912 345 6789",
                "8912 345 67 89",
                "8 912 3456789",
                "8(3532)12-34-56",
                "8 (35352) 2-34-56",
                "8(35352) 23456",
                "(3532) 12-34-56",
                "3532 12-34-56",
                "8 3532 12 34 56",
                "345-67-89",
                "42-34-56",
                "2-34-56",
                "+375 29 123-45-67",
                "8\u200B912\u200B345\u200B67\u200B89",
                "8\u00A0912\u00A0345\u00A067\u00A089",
                "８９１２３４５６７８９",
                "8 9О2 345 67 89",
                "8 912 З45 67 89",
                "8\u00AD9123456789",
                "8️⃣9123456789"
            })
    void shouldMaskPhoneHoweverItIsWritten(String phone) {
        MaskedText masked = masker.mask("Перезвоните мне, " + phone + ", спасибо");

        assertThat(masked.text()).isEqualTo("Перезвоните мне, <PHONE>, спасибо");
        assertThat(masked.counts()).isEqualTo(Map.of(PersonalData.PHONE, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "тел. 23456, жду|тел. <PHONE>, жду",
                "мой телефон:123456|мой телефон:<PHONE>",
                "т.8-922-555-44-33|т.<PHONE>",
                "звоните 8 922 555 44 33 или 8 922 555 44 34|звоните <PHONE> или <PHONE>",
                "89225554433,89225554434|<PHONE>,<PHONE>",
                "пишите на ivan.petrov@example.ru или звоните|пишите на <EMAIL> или звоните",
                "почта: ivan_petrov-56@mail.example.com.|почта: <EMAIL>.",
                "по т.2177900,2177901 занято|по т.<PHONE>,<PHONE> занято",
                "89225554433@mail.ru|<EMAIL>",
                "#вопрос@orenburg_news56 почему|#вопрос<URL> почему",
                "ivan @ mail.ru|<EMAIL>",
                "ivan собака mail.ru|<EMAIL>",
                "иван@почта.рф|<EMAIL>",
                "страница https://vk.com/id12345?w=wall, смотрите|страница <URL>, смотрите",
                "см. vk.com/ivan_petrov.|см. <URL>.",
                "www.ok.ru/profile/555|<URL>",
                "пишите @ivan_petrov в любое время|пишите <URL> в любое время",
                "моя страница id123456789|моя страница <URL>",
                "карта 4111 1111 1111 1111 сбер|карта <CARD> сбер",
                "карта 4111111111111111|карта <CARD>",
                "СНИЛС 112-233-445 95|СНИЛС <SNILS>",
                "снилс 11223344595|снилс <SNILS>",
                "ИНН 500100732259|ИНН <INN>",
                "инн: 7707083893|инн: <INN>",
                "паспорт 5304 123456 выдан|паспорт <PASSPORT> выдан",
                "паспорт серия 53 04 номер 123456|паспорт серия <PASSPORT>",
                "5304 № 123456|<PASSPORT>",
            })
    void shouldMaskNumbersAndAddresses(String text, String expected) {
        assertThat(masker.mask(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ул. Мира, д. 5, кв. 12|ул. Мира, д. 5, кв. <FLAT>",
                "Мира 5 кв12|Мира 5 кв<FLAT>",
                "дом 5 квартира № 60, течёт|дом 5 квартира № <FLAT>, течёт",
                "Мира, 63а.кв.39 вечером|Мира, 63а.кв.<FLAT> вечером",
                "в квартире 8 холодно|в квартире <FLAT> холодно",
                "квартиры 5, 6 и 7 затоплены|квартиры <FLAT>, <FLAT> и <FLAT> затоплены",
                "в 12-й квартире шумят|в <FLAT>-й квартире шумят",
                "в 12 квартире шумят|в <FLAT> квартире шумят",
                "комн. 215 общежития|комн. <FLAT> общежития",
                "ул. Мира, 5-12|ул. Мира, 5-<FLAT>",
                "проспект Победы, д.5а-12|проспект Победы, д.5а-<FLAT>",
                "кв. 12, 5 этаж|кв. <FLAT>, 5 этаж",
            })
    void shouldMaskFlatAndLeaveHouse(String text, String expected) {
        assertThat(masker.mask(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Иванов Иван Иванович просит|<NAME> просит",
                "Меня зовут Анна Петровна Сидорова.|Меня зовут <NAME>.",
                "Спасибо Марии Ивановне за помощь|Спасибо <NAME> за помощь",
                "Уважаемый Денис Владимирович!|Уважаемый <NAME>!",
                "от Петровой Анны Сергеевны, пенсионерки|от <NAME>, пенсионерки",
                "обращались к Кузнецову Павлу Ильичу|обращались к <NAME>",
                "врач Шмидт Ольга Никитична хамит|врач <NAME> хамит",
                "иванова мария петровна, пенсионерка|<NAME>, пенсионерка",
                "ИВАНОВ ИВАН ИВАНОВИЧ|<NAME>",
                "я сидорова вера Анатольевна|я <NAME>",
                "передайте Сергеичу и Петровичу|передайте <NAME> и <NAME>",
                "Ермаков А. В. не отвечает|<NAME> не отвечает",
                "подпись: А.В. Ермаков|подпись: <NAME>",
                "Благодарю Ольгу Викторовну!|Благодарю <NAME>!",
                "Николай Васильевич, помогите|<NAME>, помогите",
                "Фёдорова Алёна Семёновна|<NAME>",
                "Иван\u200Bов Пётр Ильич тут|<NAME> тут",
                "к участковому Гусеву Олегу Юрьевичу|к участковому <NAME>",
            })
    void shouldMaskNamesWithPatronymics(String text, String expected) {
        assertThat(masker.mask(text).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "улица 40 лет Октября, дом 12, подъезд 3",
                "дома 8 34 36 38 40 42 по улице Мира",
                "дома 5-12 по улице Мира без воды",
                "в квартире 18 градусов, на улице -25",
                "в квартире 16,5 градусов",
                "квартира 45 кв. м, дом на 120 квартир",
                "20.08.2022 в 12-30 отключили воду",
                "с 10 11 2021 года не работает",
                "заявка от 12-08-22 без ответа",
                "заплатили 25000 рублей, потом 12 500 руб.",
                "ГОСТ Р 50597-2017 и СП 42.13330.2016",
                "маршрут 12, 24 и 56 не ходят с 8 до 20",
                "школа 56 в 25 микрорайоне, ул. Чкалова 3/1",
                "ул. Гагарина, ул. Ю.А. Гагарина, проспект В.И. Ленина",
                "улица Ивана Петровича Павлова вся в ямах",
                "вина не моя, ситуация критична и безвыходна, дорога неровна",
                "москвич купил кирпич, а у дочери паралич",
                "т. е. т.к. и т. д. и т. п.",
                "на сайте gosuslugi.ru и в приложении",
                "поставьте и/или уберите, 24/7",
                "лицевой счёт 123456789, номер заявления 1675674836",
                "по улице Мира с 8:25-8:30 темно",
                "вот тв@ри, пох@ру",
                "звоню 112 и 103, никто не берёт",
                "Добрый день! Ничего не изменилось 👨‍👩‍👧 🙏",
                "Оренбург, Орск, Новотроицк: где автобусы?",
                ""
            })
    void shouldLeaveWhatIsNotPersonal(String text) {
        MaskedText masked = masker.mask(text);

        assertThat(masked.text()).isEqualTo(text);
        assertThat(masked.counts()).isEmpty();
    }

    @Test
    void shouldMaskMentionOfAPerson() {
        assertThat(masker.mask("[id5551234|Иван Петров], ответьте").text()).isEqualTo("<NAME>, ответьте");
        assertThat(masker.mask("[id5551234:bp-99_3|Иван], ответьте").text()).isEqualTo("<NAME>, ответьте");
    }

    @Test
    void shouldCountEachKind() {
        MaskedText masked = masker.mask("Иванов Иван Иванович, кв. 5, тел. 89225554433 или 89225554434, i@example.ru");

        assertThat(masked.counts())
                .isEqualTo(Map.of(
                        PersonalData.NAME, 1, PersonalData.FLAT, 1, PersonalData.PHONE, 2, PersonalData.EMAIL, 1));
    }

    @Test
    void shouldChangeNothingWhenMaskedAgain() {
        String once = masker.mask("Иванов Иван Иванович, Мира 5, кв. 5, тел. 89225554433, i@example.ru")
                .text();

        assertThat(masker.mask(once).text()).isEqualTo(once);
    }

    @Test
    void shouldKeepWordsOutOfItsString() {
        assertThat(masker.mask("тел. 89225554433").toString())
                .doesNotContain("тел")
                .contains("PHONE=1");
    }

    @Test
    void shouldLeaveHalfOfASurrogatePairAlone() {
        assertThat(masker.mask("\uD83D 89225554433 \uDE00").text()).isEqualTo("\uD83D <PHONE> \uDE00");
    }
}
