package otklik.standalone.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services, in the order in which a message meets them; they start together and stop in this order. */
public enum Service {
    INGEST("ingest", 1, "ingest"),
    CLASSIFY("classify", 2, null),
    ROUTING("routing", 3, "routing"),
    NOTIFY("notify", 4, "notify");

    private final String shortName;
    private final int portOffset;
    private final @Nullable String schema;

    Service(String shortName, int portOffset, @Nullable String schema) {
        this.shortName = shortName;
        this.portOffset = portOffset;
        this.schema = schema;
    }

    /** What people call it: {@code ingest}. */
    public String shortName() {
        return shortName;
    }

    /** Its module: {@code ingest-service}. */
    public String moduleName() {
        return shortName + "-service";
    }

    /** Its schema in the database, where it has one. */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    int portOffset() {
        return portOffset;
    }

    /** The runnable jar in a built project. */
    Path jar(Path root) {
        return root.resolve(moduleName())
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }

    /** The ahead-of-time cache made from the jar, if one was made. */
    Path aotCache(Path root) {
        return root.resolve(moduleName()).resolve("target").resolve("otklik.aot");
    }
}
