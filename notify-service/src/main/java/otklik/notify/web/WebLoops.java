package otklik.notify.web;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import otklik.eventing.Condition;
import otklik.notify.delivery.Loop;

/** The threads of web chats. */
@Singleton
final class WebLoops implements Loop {
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

    @Override
    public void start() {
        writer.start();
        reader.start();
        bell.start();
        // A stop waits for requests that are under way, and a stream is one without an end: it ends as the signal
        // comes.
        Runtime.getRuntime().addShutdownHook(new Thread(streams::endAll, "web: end streams"));
    }

    @Override
    public List<Condition> conditions() {
        return List.of(writer.condition(), reader.condition(), bell.condition());
    }

    @Override
    public void close() throws SQLException {
        streams.endAll();
        writer.close();
        reader.close();
        bell.close();
    }
}
