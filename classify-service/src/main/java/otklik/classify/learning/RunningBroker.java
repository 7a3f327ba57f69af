package otklik.classify.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the broker of the system on this machine is, as {@code ./otklik up} leaves it in its data folder. */
public final class RunningBroker {
    /** Offset from the base port, which is a public interface: see {@code servers} in {@code asyncapi.yaml}. */
    private static final int KAFKA = 12;

    private RunningBroker() {}

    /**
     * Its address; empty where the system never ran with this folder. That it runs now is seen when it answers.
     *
     * @param data the data folder, {@code data} of the project where no other is named
     */
    public static Optional<String> address(Path data) throws IOException {
        try {
            int base = Integer.parseInt(
                    Files.readString(data.resolve("run/base-port")).strip());
            return Optional.of("127.0.0.1:" + (base + KAFKA));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException(data.resolve("run/base-port") + " holds no port", e);
        }
    }
}
