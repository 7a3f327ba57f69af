package otklik.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.SAXException;

/** Rows of a workbook's first sheet, which is read as a stream; {@link Unpacked} has looked at the file before. */
final class XlsxRows implements RowSource {
    static {
        // Unpacked counts for itself what comes out; POI's own guard must not be the stricter one for parts that are
        // streamed.
        ZipSecureFile.setMinInflateRatio(0.001);
    }

    private final Path path;
    private final Path spool;
    private final TableLimits limits;

    XlsxRows(Path path, Path spool, TableLimits limits) {
        this.path = path;
        this.spool = spool;
        this.limits = limits;
    }

    @Override
    public void read(Cells cells) throws IOException, InterruptedException {
        try (var workbook = OPCPackage.open(path.toFile(), PackageAccess.READ)) {
            var reader = new XSSFReader(workbook);
            try (var xml = reader.getSharedStringsData();
                    var strings = SpooledStrings.read(xml, spool, limits);
                    var sheet = first(reader)) {
                SafeXml.parse(
                        sheet,
                        new SheetHandler(reader.getStylesTable(), strings, new SheetRows(cells, limits), limits));
            }
        } catch (SheetRows.Ended e) {
            e.throwCause();
        } catch (SAXException | ParserConfigurationException e) {
            throw SafeXml.fault(e);
        } catch (BadTable e) {
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            // What the caller's reader threw and what the spool could not take has gone above: this is something that
            // no Excel wrote.
            throw BadTable.of(TableFault.BROKEN_XLSX, e);
        }
    }

    private static InputStream first(XSSFReader reader) throws IOException, OpenXML4JException {
        var sheets = reader.getSheetsData();
        if (!sheets.hasNext()) {
            throw BadTable.of(TableFault.NO_SHEET);
        }
        return sheets.next();
    }
}
