package otklik.ingest.open311;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is answered, in both formats: JSON has neither the root's name nor those of a list's items (the Spark convention that GeoReport v2
 * prescribes).
 *
 * @param root name of the XML's outermost element
 */
record Document(String root, Node content) {
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
    private static final JsonFactory JSON = new JsonFactory().setCharacterEscapes(new MarkupEscapes());

    String in(Format format) {
        return switch (format) {
            case XML -> xml();
            case JSON -> json();
        };
    }

    private String xml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, root, content);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document always has an XML form", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, String name, Node node) throws XMLStreamException {
        xml.writeStartElement(name);
        switch (node) {
            case Node.Parts parts -> {
                for (Map.Entry<String, Node> part : parts.byName().entrySet()) {
                    write(xml, part.getKey(), part.getValue());
                }
            }
            case Node.Items items -> {
                for (Node item : items.nodes()) {
                    write(xml, items.each(), item);
                }
            }
            case Node.Text(String value) -> write(xml, value);
            case Node.Figure(Number value) -> write(xml, value == null ? null : plain(value));
            case Node.Truth(boolean value) -> write(xml, Boolean.toString(value));
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, @Nullable String text) throws XMLStreamException {
        if (text != null) {
            xml.writeCharacters(allowed(text));
        }
    }

    private static String plain(Number value) {
        return value instanceof Double degrees ? new BigDecimal(degrees.toString()).toPlainString() : value.toString();
    }

    /** XML 1.0 has no place for most control characters, not even escaped. */
    private static String allowed(String text) {
        StringBuilder allowed = null;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            boolean good = character == '\t'
                    || character == '\n'
                    || character == '\r'
                    || (character >= 0x20 && character < 0xD800)
                    || (character > 0xDFFF && character < 0xFFFE)
                    || character > 0xFFFF;
            if (!good) {
                allowed = allowed == null ? new StringBuilder(text) : allowed;
                allowed.setCharAt(i, '\uFFFD');
            }
            i += Character.charCount(character);
        }
        return allowed == null ? text : allowed.toString();
    }

    private String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, content);
        } catch (IOException e) {
            throw new UncheckedIOException("a document always has a JSON form", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Node node) throws IOException {
        switch (node) {
            case Node.Parts parts -> {
                json.writeStartObject();
                for (Map.Entry<String, Node> part : parts.byName().entrySet()) {
                    json.writeFieldName(part.getKey());
                    write(json, part.getValue());
                }
                json.writeEndObject();
            }
            case Node.Items items -> {
                json.writeStartArray();
                for (Node item : items.nodes()) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            case Node.Text(String value) -> json.writeString(value);
            case Node.Figure(Number value) -> {
                if (value == null) {
                    json.writeNull();
                } else {
                    json.writeNumber(plain(value));
                }
            }
            case Node.Truth(boolean value) -> json.writeBoolean(value);
        }
    }

    /** What citizens write may be shown in a page by a client that does not escape it. */
    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes['<'] = CharacterEscapes.ESCAPE_STANDARD;
            codes['>'] = CharacterEscapes.ESCAPE_STANDARD;
            codes['&'] = CharacterEscapes.ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
