package otklik.notify.web;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import otklik.eventing.Condition;

/** The threads of web chats. */
@Singleton
public final class WebLoops {
    private static final int AFTER_THE_LANES = 3_000;

    private final WriteNotices writer;
    private final ReadNotices reader;
    private final HearNotices bell;
    private final OpenStreams streams;

    WebLoops(WriteNotices writer, ReadNotices reader, HearNotices bell, OpenStreams streams) {
        this.writer = writer;
        this.reader = reader;
        this.bell = bell;
        this.streams = streams;
    }

    void start(@Observes StartupEvent started) {
        writer.start();
        reader.start();
        bell.start();
        // A stop waits for requests that are under way, and a stream is one without an end: it ends as the signal
        // comes.
        Runtime.getRuntime().addShutdownHook(new Thread(streams::endAll, "web: end streams"));
    }

    /** Each loop, and whether it can work. */
    public List<Condition> conditions() {
        return List.of(writer.condition(), reader.condition(), bell.condition());
    }

    /** What lanes have handed over is written before its loop ends. */
    void stop(@Observes @Priority(AFTER_THE_LANES) ShutdownEvent stopping) throws SQLException {
        streams.endAll();
        writer.close();
        reader.close();
        bell.close();
    }
}
