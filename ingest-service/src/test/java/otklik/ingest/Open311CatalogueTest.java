package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static otklik.ingest.GeoReport.text;
import static otklik.ingest.GeoReport.xml;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.testkit.resource.OtklikResources;

/** Discovery, services and definitions, and what is wrong with an address: nothing here needs the database. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class Open311CatalogueTest {

    @ParameterizedTest
    @ValueSource(strings = {"/open311/v2/discovery", "/open311/discovery", "/open311/test/v2/discovery"})
    void shouldBeFoundWhereverAClientLooks(String discovery) {
        GeoReport.checkDiscovery(xml(get(discovery + ".xml")), Ingest.json(get(discovery + ".json")));
        assertThat(xml(get(discovery)).getTagName()).isEqualTo("discovery");
    }

    @Test
    void shouldSayTheTypeOfTheDiscoveryDocumentToTheLetter() {
        given().get("/open311/v2/discovery.xml").then().header("Content-Type", equalTo("text/xml"));
        given().get("/open311/v2/discovery.json").then().header("Content-Type", equalTo("application/json"));
        given().get("/open311/v2/services.xml").then().header("Content-Type", equalTo("text/xml; charset=utf-8"));
        given().get("/open311/v2/services.json")
                .then()
                .header("Content-Type", equalTo("application/json; charset=utf-8"));
    }

    @Test
    void shouldListTheCategoriesAsServicesInTheLanguageOfTheClient() {
        GeoReport.checkServices(xml(get("/open311/v2/services.xml")), Ingest.json(get("/open311/v2/services.json")));
        given().header("Accept-Language", "en-GB, de;q=0.5")
                .get("/open311/v2/services.json")
                .then()
                .body("service_code", hasItems("roads", "lighting"))
                .body("find { it.service_code == 'roads' }.service_name", equalTo("Roads"))
                .body("find { it.service_code == 'roads' }.group", equalTo("Roads and transport"));
        given().get("/open311/v2/services.json")
                .then()
                .body("find { it.service_code == 'roads' }.service_name", equalTo("Дороги"));
    }

    @Test
    void shouldDefineTheLeavesOfAServiceAsValuesOfItsAttribute() {
        GeoReport.checkDefinition(
                xml(get("/open311/v2/services/roads.xml")), Ingest.json(get("/open311/v2/services/roads.json")));
        given().get("/open311/v2/services/roads.json")
                .then()
                .body("service_code", equalTo("roads"))
                .body("attributes[0].code", equalTo("leaf"))
                .body("attributes[0].required", equalTo(false))
                .body("attributes[0].values.key", hasItems("potholes", "bridges"));
    }

    @Test
    void shouldTakeTheFormatFromAcceptWhereTheAddressHasNone() {
        given().accept("application/json").get("/open311/v2/services").then().body("[0].type", equalTo("batch"));
        given().accept("*/*").get("/open311/v2/services").then().contentType("text/xml");
    }

    @ParameterizedTest
    @CsvSource({
        "/open311/v2/services, jurisdiction_id=elsewhere.org, 404",
        "/open311/v2/services/nothing, '', 404",
        "/open311/v2/requests, status=broken, 400",
        "/open311/v2/requests, start_date=yesterday, 400",
        "/open311/v2/requests, start_date=2022-02-01&end_date=2022-01-01, 400",
        "/open311/v2/requests/NOBODY-KNOWS, '', 404",
        "/open311/v2/requests/%00, '', 404",
        "/open311/v2/tokens/1, '', 404",
        "/open311/v2/tokens/00000000-0000-8000-8000-000000000000, '', 404",
        "/open311/v2/servicerequestupdates, end_date=x, 400",
        "/open311/v3/services, '', 404",
        "/open311/v2/nothing, '', 404",
        "/open311/services, '', 404"
    })
    void shouldSayWhatIsWrongInTheFormatAskedFor(String path, String query, int status) {
        String asked = query.isEmpty() ? "" : "?" + query;
        var asXml = given().urlEncodingEnabled(false).get(path + ".xml" + asked);
        var asJson = given().urlEncodingEnabled(false).get(path + ".json" + asked);

        assertThat(asXml.statusCode()).isEqualTo(status);
        assertThat(asJson.statusCode()).isEqualTo(status);
        assertThat(asXml.contentType()).isEqualTo("text/xml; charset=utf-8");
        assertThat(asJson.contentType()).isEqualTo("application/json; charset=utf-8");
        GeoReport.checkErrors(xml(asXml.asString()), Ingest.json(asJson.asString()), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?jurisdiction_id=", "?jurisdiction_id=orenburg", "?jurisdiction_id=ORENBURG"})
    void shouldNotNeedTheJurisdictionAsThereIsOne(String query) {
        given().get("/open311/v2/services.xml" + query).then().statusCode(200);
    }

    @Test
    void shouldRefuseOtherMethodsInTheSameForm() {
        var answer = given().put("/open311/v2/requests.json");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(Ingest.json(answer.asString()).get(0).get("code").asInt()).isEqualTo(405);
        given().delete("/open311/v2/services.xml").then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void shouldExplainErrorsInTheLanguageOfTheClient() {
        String ru = given().header("Accept-Language", "ru")
                .get("/open311/v2/services/x.xml")
                .asString();

        assertThat(text(xml(ru), "description")).contains("Услуги с таким кодом нет");
    }

    private static String get(String path) {
        var answer = given().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString();
    }
}
