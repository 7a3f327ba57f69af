package otklik.ingest.poll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a platform lets us in by; never in a log. */
final class Secret {
    private final @Nullable String word;
    private final @Nullable Path file;

    Secret(Optional<String> word, Optional<Path> file) {
        this.word = word.orElse(null);
        this.file = file.orElse(null);
    }

    /** Empty where there is none. */
    Optional<String> read() throws IOException {
        return file == null
                ? Optional.ofNullable(word)
                : Optional.of(Files.readString(file).strip());
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
