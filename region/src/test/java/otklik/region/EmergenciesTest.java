package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class EmergenciesTest {
    private static final Path PATTERNS = Path.of(
            System.getProperty("otklik.root", ".."),
            "classify-service/src/main/resources/otklik/classify/emergency/patterns.txt");

    /** Rules can name each pattern that classify-service has, and no other. */
    @Test
    void shouldKnowThePatternsOfClassifyService() throws IOException {
        var hazards = new HashMap<String, String>();
        for (var line : Files.readAllLines(PATTERNS)) {
            var words = line.split(" ");
            if (words[0].equals("pattern")) {
                hazards.put(words[1], words[2]);
            }
        }

        assertThat(Emergencies.hazardOfPattern()).containsExactlyInAnyOrderEntriesOf(hazards);
        assertThat(Emergencies.hazards()).containsAll(hazards.values());
    }
}
