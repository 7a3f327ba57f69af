package otklik.classify.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of addresses, on invented sentences about the Orenburg pack's places. */
class PlaceReaderTest {
    private final PlaceReader reader = new PlaceReader(OrenburgPack.PACK);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            На улице Липовой, дом 5 не горит фонарь | Липовая | 5
            По Вишнёвой 17а прорвало трубу | Вишнёвая | 17а
            Двор по ул. Терешковой, д. 25 корп. 2 завалило | Терешковой | 25к2
            Просим асфальт на проспекте Дружбы | Дружбы | -
            В доме 14 по переулку Тихому нет света | Тихий | 14
            по Каштановому бульвару 3/1 яма | Каштановый | 3/1
            Загородное шоссе, 21к4, свалка | Загородное | 21к4
            ул. 40 лет Октября, 12 | 40 лет Октября | 12
            улица 8 Марта 7, холодно | 8 Марта | 7
            на 3-й Садовой 9 нет воды | 3-я Садовая | 9
            по 2-му Рабочему переулку не пройти | 2-й Рабочий | -
            ул. К. Маркса, 44 | К. Маркса | 44
            улица Братьев Кузнецовых 11 | Братьев Кузнецовых | 11
            за 9 домом по ул. Мира мусор | Мира | 9
            ул. Мира за 9 домом мусор | Мира | 9
            Дом 10 "Б" по улице Хрустальной | Хрустальная | 10б
            ул. Озёрная, 5-12, не греет | Озёрная | 5
            мкр. 8, дом 3, лифт стоит | 8 | 3
            На Чкалова, 12 подъезд 3 темно | Чкалова | 12
            на чкалова 18 течёт крыша | Чкалова | 18
            Сосновая ул., 6 | Сосновая | 6
            ул. Рабоче-Крестьянская, 3 | Рабоче-Крестьянская | 3
            """)
    void shouldReadStreetAndHouse(String text, String street, String house) {
        Place place = reader.read(text);

        assertThat(place.street()).isEqualTo(street);
        assertThat(place.house()).isEqualTo(house);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            В Орске третий день нет воды | Орск | orsk
            Мы из Нежинки, автобус не ходит | Нежинка | orenburgsky
            с. Благословенка, нет света | Благословенка | orenburgsky
            в селе Ивановка нет аптеки | Ивановка | -
            в селе Ивановка Оренбургского района нет аптеки | Ивановка | orenburgsky
            в Соль-Илецке жарко, а воды нет | Соль-Илецк | sol-iletsky
            оренбург, ул. Мира 5 | Оренбург | orenburg
            г. Оренбург, с. Краснохолм, ул. Степная | Краснохолм | orenburg
            в Сакмарском районе нет дороги | - | sakmarsky
            в Акбулакском р-не пыльная буря | - | akbulaksky
            """)
    void shouldReadSettlementAndItsMunicipality(String text, String settlement, String municipality) {
        Place place = reader.read(text);

        assertThat(place.settlement()).isEqualTo(settlement);
        assertThat(place.municipality()).isEqualTo(municipality);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            деревня Приозёрка без дороги | Приозёрка
            в посёлке Загорский нет газа | Загорский
            прошу починить мост в деревне Заболотово | Заболотово
            г. Курск, нет тепла | Курск
            В Перми затопило двор | Пермь
            """)
    void shouldReadSettlementThatTheGazetteerLacks(String text, String settlement) {
        assertThat(reader.read(text).settlement()).isEqualTo(settlement);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            яма на пересечении Чкалова и Терешковой | Чкалова | Терешковой
            на углу ул. Мира и пр. Дружбы открыт люк | Мира | Дружбы
            перекрёсток Садовой/Полевой не чистят | Садовая | Полевая
            """)
    void shouldReadCrossing(String text, String street, String crossing) {
        Place place = reader.read(text);

        assertThat(place.street()).isEqualTo(street);
        assertThat(place.crossing()).isEqualTo(crossing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Жду 3 недели, с 5 мая 2021 г. Ответа нет",
                "Школа 50 закрыта, автобус 41 не ходит",
                "см. п. 5 ст. 12 закона, с. 8 приложения",
                "Спасибо врачу Иванову за ребёнка 5 лет",
                "На улице темно, по дороге не пройти",
                "В доме <FLAT> холодно, <NAME> не отвечает <PHONE>",
                "9 Мая перекрыли центр",
                "",
            })
    void shouldFindNoPlaceWhereNoneIsNamed(String text) {
        assertThat(reader.read(text)).isEqualTo(Place.NOWHERE);
    }

    @Test
    void shouldTellTypeOfStreet() {
        assertThat(reader.read("пр-т Победы, 9").streetType()).isEqualTo("проспект");
    }

    @Test
    void shouldReadHouseBehindMaskedFlat() {
        Place place = reader.read("ул. Мира, д. 5, кв. <FLAT>, <NAME>");

        assertThat(place.house()).isEqualTo("5");
    }

    @Test
    void shouldLetPinWinOverTextAndHint() {
        Place place = reader.read("В Орске нет воды", 51.7876, 55.1020, null, "buzuluk");

        assertThat(place.municipality()).isEqualTo("orenburg");
        assertThat(place.settlement()).isEqualTo("Орск");
    }

    @Test
    void shouldIgnorePinOutsideRegion() {
        assertThat(reader.read("В Орске нет воды", 59.94, 30.31, null, null).municipality())
                .isEqualTo("orsk");
    }

    @Test
    void shouldLetSendersOwnMunicipalityWinOverText() {
        assertThat(reader.read("В Орске нет воды", null, null, null, "buzuluk").municipality())
                .isEqualTo("buzuluk");
    }

    @Test
    void shouldIgnoreHintThatThePackDoesNotKnow() {
        assertThat(reader.read("В Орске нет воды", null, null, null, "atlantis").municipality())
                .isEqualTo("orsk");
    }

    @Test
    void shouldLetAddressWinOverText() {
        Place place = reader.read("Сосед с ул. Мира, 5 шумит", null, null, "г. Орск, ул. Садовая, 7", null);

        assertThat(place).isEqualTo(new Place("orsk", "Орск", "Садовая", "улица", "7", null));
    }

    @Test
    void shouldKeepHouseOfTextWhenAddressNamesSameStreet() {
        assertThat(reader.read("ул. Мира, 5, темно", null, null, "улица Мира", null)
                        .house())
                .isEqualTo("5");
    }

    @Test
    void shouldReadSameTextTheSameAfterAnother() {
        Place first = reader.read("В Орске на ул. Мира, 5 темно");
        reader.read("угол Чкалова и Терешковой, дом 3, с. Нежинка");

        assertThat(reader.read("В Орске на ул. Мира, 5 темно")).isEqualTo(first);
    }
}
