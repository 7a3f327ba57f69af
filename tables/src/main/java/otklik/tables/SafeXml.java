package otklik.tables;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** XML without document types, so without entities that unfold or that fetch something. */
final class SafeXml {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private SafeXml() {}

    static void parse(InputStream in, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        var factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        var reader = factory.newSAXParser().getXMLReader();
        reader.setContentHandler(handler);
        // Throws what is fatal, and does not print it as the parser's own does.
        reader.setErrorHandler(new DefaultHandler());
        reader.parse(new InputSource(in));
    }

    /** What is wrong with a file whose XML cannot be read. */
    static BadTable fault(Exception thrown) {
        boolean doctype = thrown instanceof SAXParseException
                && String.valueOf(thrown.getMessage()).contains("DOCTYPE");
        return BadTable.of(doctype ? TableFault.DOCTYPE : TableFault.BROKEN_XLSX, thrown);
    }
}
