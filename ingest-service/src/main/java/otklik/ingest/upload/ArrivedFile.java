package otklik.ingest.upload;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that arrived, on disk until its post is answered.
 *
 * @param index from 0: which file of its post it is
 * @param name as the sender gave it, without folders
 * @param type media type, as the sender gave it
 * @param sha256 hexadecimal, of what was sent
 */
public record ArrivedFile(
        int index, Path path, String name, @Nullable String type, long bytes, String sha256) {

    /** A name can say who sent it. */
    @Override
    public String toString() {
        return "ArrivedFile[index=" + index + ", bytes=" + bytes + "]";
    }
}
