package otklik.tables;

import java.util.function.Consumer;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the strings out of a workbook's string part: runs of different looks together, how they are pronounced left out. */
final class StringsHandler extends DefaultHandler {
    private final TableLimits limits;
    private final Consumer<String> strings;
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private boolean inPronunciation;

    StringsHandler(TableLimits limits, Consumer<String> strings) {
        this.limits = limits;
        this.strings = strings;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            case "rPh" -> inPronunciation = true;
            case "t" -> inText = !inPronunciation;
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "si" -> strings.accept(text.toString());
            case "rPh" -> inPronunciation = false;
            case "t" -> inText = false;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
        if (inText) {
            if (text.length() + length > limits.cellCharacters()) {
                throw BadTable.of(TableFault.CELL_TOO_LONG);
            }
            text.append(characters, from, length);
        }
    }
}
