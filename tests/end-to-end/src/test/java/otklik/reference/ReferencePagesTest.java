package otklik.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -pl tests/end-to-end test -Dtest=ReferencePagesTest -Dotklik.reference=update} writes the pages anew. */
class ReferencePagesTest {
    private static final boolean UPDATE = "update".equals(System.getProperty("otklik.reference"));

    @Test
    void shouldDescribeEveryConfigurationKey() throws IOException {
        ConfigurationPage page = ConfigurationPage.read();

        assertThat(page.undescribed()).as("keys without Javadoc").isEmpty();
        assertThat(page.names()).contains("otklik.kafka.bootstrap-servers");
        upToDate("configuration.md", page.markdown());
    }

    @Test
    void shouldDescribeEveryMetric() throws IOException {
        MetricsPage page = MetricsPage.read();

        assertThat(page.faults()).isEmpty();
        upToDate("metrics.md", page.markdown());
    }

    private static void upToDate(String name, String generated) throws IOException {
        Path file = Sources.root().resolve("docs/reference").resolve(name);
        if (UPDATE) {
            Files.writeString(file, generated);
        }
        assertThat(file).as("run with -Dotklik.reference=update").hasContent(generated);
    }
}
