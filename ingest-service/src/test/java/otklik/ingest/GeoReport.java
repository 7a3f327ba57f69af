package otklik.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What a validator of Open311 GeoReport v2 looks for, written from the specification's tables and from what public validators are known
 * to check: names and order of elements, real types in JSON, dates with a zone.
 */
final class GeoReport {
    private static final List<String> SERVICE =
            List.of("service_code", "service_name", "description", "metadata", "type", "keywords", "group");
    private static final List<String> ATTRIBUTE = List.of(
            "variable", "code", "datatype", "required", "datatype_description", "order", "description", "values");
    private static final List<String> REQUEST = List.of(
            "service_request_id",
            "status",
            "status_notes",
            "service_name",
            "service_code",
            "description",
            "agency_responsible",
            "service_notice",
            "requested_datetime",
            "updated_datetime",
            "expected_datetime",
            "address",
            "address_id",
            "zipcode",
            "lat",
            "long",
            "media_url");
    private static final Set<String> OPTIONAL =
            Set.of("status_notes", "agency_responsible", "service_notice", "expected_datetime", "account_id");
    private static final Set<String> DATES = Set.of("requested_datetime", "updated_datetime", "expected_datetime");

    private GeoReport() {}

    /** Reads XML as anybody should who does not trust its writer. */
    static Element xml(String text) {
        assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("no XML: " + text, e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<String> names(Element parent) {
        return children(parent).stream().map(Element::getTagName).toList();
    }

    /** The text of the first descendant of that name. */
    static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    static List<Element> items(Element root, String rootName, String itemName) {
        assertThat(root.getTagName()).isEqualTo(rootName);
        List<Element> items = children(root);
        assertThat(items).allSatisfy(item -> assertThat(item.getTagName()).isEqualTo(itemName));
        return items;
    }

    static void checkDiscovery(Element root, JsonNode json) {
        assertThat(root.getTagName()).isEqualTo("discovery");
        assertThat(names(root)).containsExactly("changeset", "contact", "key_service", "endpoints");
        assertThat(names(json)).containsExactly("changeset", "contact", "key_service", "endpoints");
        assertThat(text(root, "contact"))
                .isNotBlank()
                .isEqualTo(json.get("contact").asText());
        assertThat(text(root, "key_service")).isNotBlank();
        assertThat(OffsetDateTime.parse(text(root, "changeset"))).isBefore(OffsetDateTime.now());
        List<Element> endpoints = items(children(root).getLast(), "endpoints", "endpoint");
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(2);
        assertThat(json.get("endpoints")).hasSize(endpoints.size());
        for (Element endpoint : endpoints) {
            assertThat(names(endpoint)).containsExactly("specification", "url", "changeset", "type", "formats");
            assertThat(text(endpoint, "specification")).isEqualTo("http://wiki.open311.org/GeoReport_v2");
            assertThat(text(endpoint, "type")).isIn("production", "test");
            assertThat(items(children(endpoint).getLast(), "formats", "format"))
                    .extracting(Element::getTextContent)
                    .containsExactly("text/xml", "application/json");
        }
        assertThat(json.at("/endpoints/0/formats/0").asText()).isEqualTo("text/xml");
    }

    static void checkServices(Element root, JsonNode json) {
        List<Element> services = items(root, "services", "service");
        assertThat(services).isNotEmpty();
        for (Element service : services) {
            assertThat(names(service)).isEqualTo(SERVICE);
            assertThat(children(service))
                    .allSatisfy(part -> assertThat(part.getTextContent()).isNotBlank());
            assertThat(text(service, "metadata")).isIn("true", "false");
            assertThat(text(service, "type")).isIn("realtime", "batch", "blackbox");
        }
        assertThat(json).hasSize(services.size());
        for (JsonNode service : json) {
            assertThat(names(service)).isEqualTo(SERVICE);
            assertThat(service.get("metadata").isBoolean()).isTrue();
            assertThat(service.get("service_code").isTextual()).isTrue();
        }
    }

    static void checkDefinition(Element root, JsonNode json) {
        assertThat(root.getTagName()).isEqualTo("service_definition");
        assertThat(names(root)).containsExactly("service_code", "attributes");
        for (Element attribute : items(children(root).getLast(), "attributes", "attribute")) {
            assertThat(names(attribute)).isEqualTo(ATTRIBUTE);
            for (Element value : items(children(attribute).getLast(), "values", "value")) {
                assertThat(names(value)).containsExactly("key", "name");
            }
        }
        for (JsonNode attribute : json.get("attributes")) {
            assertThat(names(attribute)).isEqualTo(ATTRIBUTE);
            assertThat(attribute.get("variable").isBoolean()).isTrue();
            assertThat(attribute.get("required").isBoolean()).isTrue();
            assertThat(attribute.get("order").isInt()).isTrue();
            assertThat(attribute.get("values").isArray()).isTrue();
        }
    }

    static void checkRequests(Element root, JsonNode json) {
        List<Element> requests = items(root, "service_requests", "request");
        for (Element request : requests) {
            checkOrder(names(request));
            assertThat(text(request, "status")).isIn("open", "closed");
        }
        assertThat(json).hasSize(requests.size());
        for (JsonNode request : json) {
            checkOrder(names(request));
            assertThat(request.get("service_request_id").isTextual()).isTrue();
            assertThat(request.get("lat").isNumber() || request.get("lat").isNull())
                    .isTrue();
            DATES.stream()
                    .filter(request::has)
                    .forEach(date -> OffsetDateTime.parse(request.get(date).asText()));
        }
    }

    static void checkErrors(Element root, JsonNode json, int status) {
        for (Element error : items(root, "errors", "error")) {
            assertThat(names(error)).containsExactly("code", "description");
            assertThat(text(error, "code")).isEqualTo(status + "");
            assertThat(text(error, "description")).isNotBlank();
        }
        assertThat(json.isArray()).isTrue();
        assertThat(json.get(0).get("code").isInt()).isTrue();
        assertThat(json.get(0).get("code").asInt()).isEqualTo(status);
    }

    private static void checkOrder(List<String> names) {
        assertThat(REQUEST.stream().filter(names::contains).toList()).isEqualTo(names);
        assertThat(REQUEST.stream().filter(name -> !names.contains(name))).allMatch(OPTIONAL::contains);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }
}
