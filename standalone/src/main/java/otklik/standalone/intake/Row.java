package otklik.standalone.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One row of a file.
 *
 * @param number from 1, without the header
 * @param line where it begins in the file, from 1
 * @param columns column → value; text for a CSV file
 */
public record Row(int number, long line, Map<String, JsonNode> columns) {

    @Override
    public String toString() {
        return "Row[number=" + number + ", line=" + line + "]";
    }
}
