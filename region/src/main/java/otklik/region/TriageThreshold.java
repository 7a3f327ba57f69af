package otklik.region;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number in a pack below which a category is not trusted; re-fitted from what the region's own staff corrected. */
public final class TriageThreshold {
    private static final Pattern LINE = Pattern.compile("^threshold:[^\\n#]*", Pattern.MULTILINE);

    private TriageThreshold() {}

    /**
     * Sets {@code threshold} in routes.yaml; all else in the file stays as it is, comments too. routing-service takes it up while it runs, see {@link CurrentPack}.
     *
     * @param pack folder of the pack
     * @param threshold confidence, 0 to 1; three digits are written
     * @throws IllegalArgumentException where the file has no such line or the number is out of range
     */
    public static void write(Path pack, double threshold) throws IOException {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("a threshold is between 0 and 1, not " + threshold);
        }
        Path file = pack.resolve(RoutesFile.FILE);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        var line = LINE.matcher(text);
        if (!line.find()) {
            throw new IllegalArgumentException(file + " has no line that begins with 'threshold:'");
        }
        String changed = text.substring(0, line.start())
                + "threshold: " + String.format(Locale.ROOT, "%.3f", threshold)
                + (line.group().endsWith(" ") ? " " : "")
                + text.substring(line.end());
        Path fresh = file.resolveSibling(RoutesFile.FILE + ".new");
        Files.writeString(fresh, changed, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
