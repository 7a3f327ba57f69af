package otklik.ingest.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Files that citizens send with a form or in a web chat. The largest of them is otklik.ingest.attachment.most-bytes. */
@ConfigMapping(prefix = "otklik.ingest.upload")
public interface UploadSettings {
    /** Most files of one message; never more than otklik.ingest.attachment.most-per-message. */
    @WithDefault("10")
    int mostFiles();

    /** Most bytes of all files of one message. */
    @WithDefault("50M")
    MemorySize mostBytes();

    /** Most posts with files that arrive at a time; one more is answered 503. */
    @WithDefault("200")
    int most();

    /** Most bytes of files on disk that have not been kept yet, of all posts; beyond it 503. */
    @WithDefault("2G")
    MemorySize disk();

    /** Where files are while they arrive: in a folder of their own in this one; the system's own for temporary files when absent. */
    Optional<Path> dir();
}
