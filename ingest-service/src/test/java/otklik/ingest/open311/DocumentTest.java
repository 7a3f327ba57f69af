package otklik.ingest.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class DocumentTest {
    private static final Document MIXED = new Document(
            "things",
            new Node.Items(
                    "thing",
                    List.of(Node.Parts.none()
                            .with("name", "а < б & в </thing><script>alert(1)</script>")
                            .with("none", (String) null)
                            .with("lat", new Node.Figure(51.7))
                            .with("small", new Node.Figure(0.0001))
                            .with("unknown", new Node.Figure(null))
                            .with("good", new Node.Truth(true)))));

    @Test
    void shouldWriteXmlThatSaysItsEncodingAndNamesEachItem() {
        assertThat(MIXED.in(Format.XML))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><things><thing>"
                        + "<name>а &lt; б &amp; в &lt;/thing&gt;&lt;script&gt;alert(1)&lt;/script&gt;</name><none></none>"
                        + "<lat>51.7</lat><small>0.00010</small><unknown></unknown><good>true</good></thing></things>");
    }

    @Test
    void shouldWriteJsonWithoutTheNamesOfRootAndItemsAndWithRealTypes() throws Exception {
        String json = MIXED.in(Format.JSON);

        assertThat(json).doesNotContain("<", ">", "&");
        var thing = new ObjectMapper().readTree(json).get(0);
        assertThat(thing.get("name").asText()).isEqualTo("а < б & в </thing><script>alert(1)</script>");
        assertThat(thing.get("none").isNull()).isTrue();
        assertThat(thing.get("lat").isNumber()).isTrue();
        assertThat(thing.get("unknown").isNull()).isTrue();
        assertThat(thing.get("good").isBoolean()).isTrue();
    }

    @Test
    void shouldStayWellFormedWhateverCitizensWrite() throws Exception {
        String words = "\u0000\u0001\u001B[31m \uFFFE \uD800 😀 ]]> \r\n\t \u2028";
        Document document = new Document("d", Node.Parts.none().with("w", words));

        DocumentBuilderFactory safe = DocumentBuilderFactory.newInstance();
        safe.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        safe.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        String read = safe.newDocumentBuilder()
                .parse(new InputSource(new StringReader(document.in(Format.XML))))
                .getDocumentElement()
                .getTextContent();
        assertThat(read).contains("😀", "]]>").doesNotContain("\u0001", "\u001B");
        assertThat(new ObjectMapper()
                        .readTree(document.in(Format.JSON))
                        .get("w")
                        .asText())
                .contains("😀");
    }

    @Test
    void shouldWriteEmptyListsAsLists() {
        Document none = new Document("service_requests", new Node.Items("request", List.of()));

        assertThat(none.in(Format.JSON)).isEqualTo("[]");
        assertThat(none.in(Format.XML)).endsWith("<service_requests></service_requests>");
    }
}
