package otklik.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Platform;
import otklik.ingest.message.Refused;
import otklik.region.RegionPack;
import otklik.tables.TableRow;

/** The imports of the Orenburg pack, on rows of made-up words. */
class RowMappingTest {
    static final String PORTAL_HEADER =
            "Номер; Номер ЕПГУ; Источник; Верхнеуровневый ЛКО; Категория; Подкатегория; Факт; "
                    + "Организация, в которую поступило сообщение; Организация, в которой находится сообщение; Дата поступления; "
                    + "Дата планируемого завершения работ; Дата фактического завершения работ; Стадия; Статус; Просрочено; "
                    + "Фаст-трек; ФЗ; Заявитель выбрал подачу по 59-ФЗ; Тип решения; "
                    + "Направлено по email в ФОИВ, не подключенный к ПОС; Оценка ответа заявителем; Повторное рассмотрение; "
                    + "ФИО координатора; ФИО исполнителя; ФИО руководителя";
    private static final RegionPack PACK = RegionPack.load(Path.of("../regions/orenburg"));
    private static final List<String> PORTAL = List.of(PORTAL_HEADER.split("; "));
    private static final Map<String, String> PORTAL_ROW = Map.ofEntries(
            Map.entry("Номер", "900001"),
            Map.entry("Номер ЕПГУ", "-"),
            Map.entry("Категория", "Вымышленные дороги"),
            Map.entry("Подкатегория", "Ямы"),
            Map.entry("Факт", "Яма во дворе"),
            Map.entry("Организация, в которой находится сообщение", "Администрация Вымышленска"),
            Map.entry("Дата поступления", "01.03.2022"),
            Map.entry("Дата планируемого завершения работ", "11.03.2022"),
            Map.entry("Дата фактического завершения работ", "-"),
            Map.entry("Стадия", "Завершено"),
            Map.entry("Статус", "Отправлен ответ заявителю"),
            Map.entry("Фаст-трек", "Да"),
            Map.entry("ФЗ", "Обычное сообщение"),
            Map.entry("Заявитель выбрал подачу по 59-ФЗ", "-"),
            Map.entry("Тип решения", "Решено"),
            Map.entry("Оценка ответа заявителем", "4"),
            Map.entry("Повторное рассмотрение", "-"),
            Map.entry("ФИО координатора", "Приметный Человек"));

    @Test
    void shouldMakeAMessageOfAPortalRowAndLeaveNamesInTheFile() throws Refused {
        ConnectorMessage message = map("pos-gosuslugi", PORTAL, PORTAL_ROW);

        assertThat(message.externalId()).isEqualTo("900001");
        assertThat(message.text()).isEqualTo("Вымышленные дороги\nЯмы\nЯма во дворе");
        assertThat(message.category()).isEqualTo("Ямы");
        assertThat(message.regime()).isNull();
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2022-02-28T19:00:00Z"));
        assertThat(message.platform())
                .isEqualTo(new Platform(
                        null,
                        "Завершено",
                        "Отправлен ответ заявителю",
                        "Администрация Вымышленска",
                        LocalDate.of(2022, 3, 11),
                        null,
                        "Решено",
                        4,
                        null));
        assertThat(message.author()).isNull();
        var columns = new FileColumns(PACK.importPreset("pos-gosuslugi").orElseThrow(), PORTAL);
        assertThat(columns.kept()).contains("ФИО координатора", "ФИО исполнителя", "ФИО руководителя", "Номер ЕПГУ");
        assertThat(columns.columnOf("platform.rating")).isEqualTo("Оценка ответа заявителем");
    }

    @Test
    void shouldCallItAnAppealWhenTheLawIsNamed() throws Refused {
        assertThat(map("pos-gosuslugi", PORTAL, with(PORTAL_ROW, "ФЗ", "Обращение (59-ФЗ)"))
                        .regime())
                .isEqualTo("appeal");
        assertThat(map("pos-gosuslugi", PORTAL, with(PORTAL_ROW, "Заявитель выбрал подачу по 59-ФЗ", "Да"))
                        .regime())
                .isEqualTo("appeal");
    }

    @Test
    void shouldKnowACommentByItsAddressAndKeepThePlatformsOwnNumber() throws Refused {
        ConnectorMessage message = map(
                "incident-manager",
                List.of("ID", "Источник", "Ссылка", "Текст", "Ссылка на автора", "Дата", "Широта", "Долгота", "МО"),
                Map.of(
                        "ID", "77001",
                        "Источник", "ВКонтакте",
                        "Ссылка", "https://vk.com/wall-101_55?reply=77",
                        "Текст", "Во дворе яма",
                        "Ссылка на автора", "https://vk.com/id42",
                        "Дата", "01.03.2022 10:15",
                        "Широта", "51,2",
                        "Долгота", "58.5",
                        "МО", "г. Орск"));

        assertThat(message.externalId()).isEqualTo("comment-101_77");
        assertThat(message.network()).isEqualTo("vk");
        assertThat(message.platform()).isNotNull().extracting(Platform::number).isEqualTo("77001");
        assertThat(message.municipality()).isEqualTo("orsk");
        assertThat(message.location()).isNotNull().satisfies(place -> {
            assertThat(place.lat()).isEqualTo(51.2);
            assertThat(place.lon()).isEqualTo(58.5);
        });
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2022-03-01T05:15:00Z"));
    }

    @Test
    void shouldKeepToThePlatformsOwnNumberWhereTheAddressTellsNothing() throws Refused {
        ConnectorMessage message = map(
                "incident-manager",
                List.of("ID", "Соцсеть", "Ссылка", "Текст"),
                Map.of("ID", "77002", "Соцсеть", "Инстаграм", "Ссылка", "https://example.org/p/1", "Текст", "Яма"));

        assertThat(message.externalId()).isEqualTo("77002");
        assertThat(message.network()).isNull();
    }

    @Test
    void shouldNameTheFieldOfACellThatIsNoneOfItsKind() {
        assertThat(fieldOf("Дата поступления", "31.02.2022")).isEqualTo("sentAt");
        assertThat(fieldOf("Дата планируемого завершения работ", "скоро")).isEqualTo("platform.plannedFor");
        assertThat(fieldOf("Оценка ответа заявителем", "хорошо")).isEqualTo("platform.rating");
    }

    @Test
    void shouldRefuseAFileWithoutItsColumns() {
        assertThatThrownBy(() -> map("pos-gosuslugi", List.of("Номер", "Стадия"), Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal().field()).isEqualTo("text"));
        assertThatThrownBy(() -> map("pos-gosuslugi", List.of("Факт"), Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal().field()).isEqualTo("externalId"));
    }

    private static String fieldOf(String column, String value) {
        try {
            map("pos-gosuslugi", PORTAL, with(PORTAL_ROW, column, value));
            return "";
        } catch (Refused e) {
            return String.valueOf(e.refusal().field());
        }
    }

    private static Map<String, String> with(Map<String, String> row, String column, String value) {
        var other = new HashMap<>(row);
        other.put(column, value);
        return other;
    }

    private static ConnectorMessage map(String preset, List<String> header, Map<String, String> row) throws Refused {
        var found = PACK.importPreset(preset).orElseThrow();
        var values = new ArrayList<String>();
        header.forEach(column -> values.add(row.getOrDefault(column, "-")));
        var networks =
                Set.copyOf(PACK.connector(found.connector()).orElseThrow().networks());
        return new RowMapping(found, new FileColumns(found, header), networks, PACK.municipalityNames())
                .message(new TableRow(1, 2, values), null);
    }
}
