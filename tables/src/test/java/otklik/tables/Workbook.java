package otklik.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An Excel file written part by part, so that a test can spoil any of them. */
final class Workbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** Writes a part, as large as it likes. */
    interface Part {
        void write(OutputStream out) throws IOException;
    }

    private final Map<String, Part> parts = new LinkedHashMap<>();

    Workbook() {
        part(
                "[Content_Types].xml",
                HEAD
                        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + override("/xl/workbook.xml", "sheet.main")
                        + override("/xl/worksheets/sheet1.xml", "worksheet")
                        + override("/xl/styles.xml", "styles")
                        + override("/xl/sharedStrings.xml", "sharedStrings") + "</Types>");
        part("_rels/.rels", relations(OFFICE + "/officeDocument", "xl/workbook.xml"));
        part(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                relations(
                        OFFICE + "/worksheet", "worksheets/sheet1.xml",
                        OFFICE + "/styles", "styles.xml",
                        OFFICE + "/sharedStrings", "sharedStrings.xml"));
        part(
                "xl/styles.xml",
                HEAD + "<styleSheet xmlns=\"" + MAIN + "\">"
                        + "<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"dd.mm.yyyy\\ hh:mm\"/></numFmts>"
                        + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
        strings();
        sheet("");
    }

    Workbook part(String name, String text) {
        return part(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    Workbook part(String name, Part part) {
        parts.put(name, part);
        return this;
    }

    /** @param rows XML of the rows */
    Workbook sheet(String rows) {
        return sheet(out -> out.write(rows.getBytes(StandardCharsets.UTF_8)));
    }

    Workbook sheet(Part rows) {
        return part("xl/worksheets/sheet1.xml", out -> {
            out.write((HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>").getBytes(StandardCharsets.UTF_8));
            rows.write(out);
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        });
    }

    Workbook strings(String... strings) {
        return strings(out -> {
            for (String text : strings) {
                out.write(("<si><t xml:space=\"preserve\">" + text + "</t></si>").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    Workbook strings(Part strings) {
        return part("xl/sharedStrings.xml", out -> {
            out.write((HEAD + "<sst xmlns=\"" + MAIN + "\">").getBytes(StandardCharsets.UTF_8));
            strings.write(out);
            out.write("</sst>".getBytes(StandardCharsets.UTF_8));
        });
    }

    static String inline(String reference, String text) {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String shared(String reference, int index) {
        return "<c r=\"" + reference + "\" t=\"s\"><v>" + index + "</v></c>";
    }

    static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    Path write(Path folder) throws IOException {
        var file = folder.resolve("table.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    private static String relations(String... typesAndTargets) {
        var xml = new StringBuilder(
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"r")
                    .append(i / 2)
                    .append("\" Type=\"")
                    .append(typesAndTargets[i]);
            xml.append("\" Target=\"").append(typesAndTargets[i + 1]).append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }
}
