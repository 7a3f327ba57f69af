package otklik.tables;

import java.math.BigDecimal;
import java.time.LocalTime;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * POI's reading of a sheet's XML, which stops at a formula and at a cell without end. What cells look like does not matter: a day is ISO
 * 8601, a number all its digits.
 */
final class SheetHandler extends XSSFSheetXMLHandler {
    private final TableLimits limits;
    private String cell = "";
    private int characters;

    SheetHandler(@Nullable Styles styles, SharedStrings strings, SheetContentsHandler rows, TableLimits limits) {
        super(styles, null, strings, rows, new Values(), false);
        this.limits = limits;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        switch (name) {
            case "f" -> throw BadTable.at(cell, TableFault.FORMULA);
            case "c" -> {
                String reference = attributes.getValue("r");
                cell = reference == null ? "" : reference;
                characters = 0;
            }
            default -> {}
        }
        super.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
        characters += length;
        if (characters > limits.cellCharacters()) {
            throw BadTable.at(cell, TableFault.CELL_TOO_LONG);
        }
        super.characters(text, from, length);
    }

    /** Numbers and days as they are. */
    private static final class Values extends DataFormatter {
        @Override
        public String formatRawCellContents(double value, int format, String pattern) {
            if (DateUtil.isADateFormat(format, pattern) && DateUtil.isValidExcelDate(value)) {
                var moment = DateUtil.getLocalDateTime(value, false, true);
                return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? moment.toLocalDate().toString()
                        : moment.toString();
            }
            return Double.isFinite(value)
                    ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                    : Double.toString(value);
        }
    }
}
