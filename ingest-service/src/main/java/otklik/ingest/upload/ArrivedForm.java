package otklik.ingest.upload;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * A form that arrived whole.
 *
 * @param files in the order in which they came, until the request is answered
 */
public record ArrivedForm(MultiMap fields, List<ArrivedFile> files) {
    public ArrivedForm {
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return "ArrivedForm[files=" + files.size() + "]";
    }
}
