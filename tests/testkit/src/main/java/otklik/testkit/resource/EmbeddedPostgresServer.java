package otklik.testkit.resource;

import java.nio.file.Path;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.standalone.postgres.EmbeddedPostgreSql;

/** The embedded database server; it is a process of its own by nature. */
final class EmbeddedPostgresServer implements Server {

    private final Path folder = TemporaryFolder.create("postgres");
    private final EmbeddedPostgreSql server = EmbeddedPostgreSql.onFreePort(folder);

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void discard() {
        server.kill();
        TemporaryFolder.delete(folder);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + server.port();
    }

    DatabaseLogin superuser() {
        return server.superuser();
    }
}
