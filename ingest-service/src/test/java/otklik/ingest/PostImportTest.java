package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class PostImportTest {
    @Test
    void shouldTakeThePortalsWorkbookAndItsLaterStagesAsTheSameMessages() throws IOException {
        List<JsonNode> first = imported("pos-gosuslugi", portal("В работе", "p-1", "p-2"));
        List<JsonNode> later = imported("pos-gosuslugi", portal("Завершено", "p-1", "p-2"));

        assertThat(first.getFirst().at("/import/rows").asInt()).isEqualTo(2);
        assertThat(first.getFirst().at("/import/sent/platform.stage/0").asText())
                .isEqualTo("Стадия");
        assertThat(first.getFirst().at("/import/kept").toString()).contains("ФИО исполнителя");
        assertThat(first.getLast().at("/summary").toString())
                .isEqualTo(
                        "{\"rows\":2,\"accepted\":2,\"messages\":2,\"refused\":0,\"unavailable\":0,\"complete\":true}");
        assertThat(later.getLast().at("/summary/accepted").asInt()).isEqualTo(2);
        var records = Ingest.about("messages.received", MessageId.of("pos", "p-1"));
        assertThat(records)
                .extracting(record ->
                        Ingest.json(record).at("/message/platform/stage").asText())
                .containsExactly("В работе", "Завершено");
        assertThat(records)
                .noneSatisfy(
                        record -> assertThat(new String(record.value(), UTF_8)).contains("Приметный"));
    }

    @Test
    void shouldBeOneMessageByTheNetworksWebhookAndByAnExport() {
        String byWebhook = given().header("X-API-Key", Ingest.key("incident-manager"))
                .contentType("application/json")
                .body("{\"externalId\":\"comment-101_7701\",\"network\":\"vk\",\"text\":\"Во дворе яма\"}")
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("messageId");
        String csv = "ID;Источник;Ссылка;Текст\n5;ВКонтакте;https://vk.com/wall-101_55?reply=7701;Во дворе яма\n";

        List<JsonNode> lines = imported(
                "incident-manager", csv.getBytes(Charset.forName("windows-1251")), "?as=incident-manager&results=all");

        assertThat(lines)
                .filteredOn(line -> line.path("status").asText().equals("accepted"))
                .extracting(line -> line.path("messageId").asText())
                .containsExactly(byWebhook)
                .containsExactly(MessageId.of("vk", "comment-101_7701"));
    }

    @Test
    void shouldRefuseTheBadRowAloneAndNameItsColumn() {
        String csv =
                "Номер;Факт;Дата поступления\nr-1;Яма;01.03.2022\nr-2;Яма;когда-то\nr-3;-;01.03.2022\n;Яма;01.03.2022\n";

        List<JsonNode> lines = imported("pos-gosuslugi", csv.getBytes(UTF_8));

        assertThat(lines)
                .filteredOn(line -> line.has("reason"))
                .extracting(line ->
                        line.path("line").asInt() + " " + line.path("reason").asText() + " "
                                + line.path("field").asText() + " "
                                + line.path("column").asText())
                .containsExactly(
                        "3 bad-value sentAt Дата поступления",
                        "4 missing text Факт",
                        "5 no-external-id externalId Номер");
        assertThat(lines.getLast().at("/summary/refused").asInt()).isEqualTo(3);
    }

    @Test
    void shouldTakeNothingOfAFileThatIsNoTable() {
        String csv = "Номер;Факт\nn-1;Яма\nn-2;\"Яма\n";

        post("pos-gosuslugi", csv.getBytes(UTF_8), "?as=pos-gosuslugi")
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:bad-file"))
                .body("field", equalTo("3"))
                .body("detail", containsString("The field names the row"));
        post("pos-gosuslugi", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, "?as=pos-gosuslugi")
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:bad-file"))
                .body("detail", containsString("a picture or a PDF"))
                .body("detail", not(containsString("The field")));

        assertThat(Ingest.about("messages.received", MessageId.of("pos", "n-1")))
                .isEmpty();
        post("pos-gosuslugi", "Стадия\nЗавершено\n".getBytes(UTF_8), "?as=pos-gosuslugi")
                .statusCode(400)
                .body("type", equalTo("urn:otklik:problem:no-column"));
    }

    @Test
    void shouldTakeFilesOfTheKeysOwnConnectorAlone() {
        byte[] csv = "Номер;Факт\n1;Яма\n".getBytes(UTF_8);

        given().body(csv)
                .contentType("text/csv")
                .post("/v1/imports?as=pos-gosuslugi")
                .then()
                .statusCode(401);
        post("incident-manager", csv, "?as=pos-gosuslugi").statusCode(400).body("field", equalTo("as"));
        post("pos-gosuslugi", csv, "?as=nothing").statusCode(400).body("field", equalTo("as"));
        given().header("X-API-Key", Ingest.key("pos-gosuslugi"))
                .header("Accept-Language", "ru")
                .multiPart("file", "a.csv", csv)
                .post("/v1/imports?as=pos-gosuslugi")
                .then()
                .statusCode(415)
                .body("detail", containsString("spreadsheetml.sheet"))
                .body("detail", not(containsString("UTF-8")));
        given().get("/v1/imports").then().statusCode(401);
        given().auth()
                .oauth2(TestToken.of("admin"))
                .get("/v1/imports")
                .then()
                .statusCode(200)
                .body("code", hasItem("incident-manager"));
    }

    @Test
    void shouldLeaveNoFileBehind() {
        // Another service on this machine may have some there.
        Set<Path> others = filesOfImports();
        imported("pos-gosuslugi", "Номер;Факт\nl-1;Яма\n".getBytes(UTF_8));
        post("pos-gosuslugi", "a;b\n1;\"".getBytes(UTF_8), "?as=pos-gosuslugi").statusCode(400);

        Eventually.within(Ingest.PATIENCE, "the files to be gone", () -> others.containsAll(filesOfImports()));
    }

    private static Set<Path> filesOfImports() {
        Set<Path> files = new HashSet<>();
        try (var left = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "otklik-import-*")) {
            left.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<JsonNode> imported(String preset, byte[] file) {
        return imported(preset, file, "?as=" + preset);
    }

    private static List<JsonNode> imported(String connector, byte[] file, String query) {
        return post(connector, file, query)
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(Ingest::json)
                .filter(line -> !line.has("progress"))
                .toList();
    }

    private static ValidatableResponse post(String connector, byte[] file, String query) {
        return given().header("X-API-Key", Ingest.key(connector))
                .contentType("application/octet-stream")
                .body(file)
                .post("/v1/imports" + query)
                .then();
    }

    private static byte[] portal(String stage, String... numbers) throws IOException {
        List<String> header = List.of("Номер", "Категория", "Факт", "Дата поступления", "Стадия", "ФИО исполнителя");
        try (var workbook = new SXSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("Сообщения");
            for (int i = 0; i <= numbers.length; i++) {
                List<String> cells = i == 0
                        ? header
                        : List.of(numbers[i - 1], "Дороги", "Яма во дворе", "01.03.2022", stage, "Приметный Человек");
                var row = sheet.createRow(i);
                for (int column = 0; column < cells.size(); column++) {
                    row.createCell(column).setCellValue(cells.get(column));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
