package otklik.routing.audit.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.routing.fixture.Broker;
import otklik.routing.fixture.OpenedCases;
import otklik.routing.fixture.Tagged;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.resource.OtklikResources;

/** The command finds the database and the key of a running system in its data folder, as {@code ./otklik up} leaves them. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "routing"))
class RunningAuditTest {
    private static final int POSTGRESQL = 32;
    private final Broker broker = new Broker();
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path data;

    @BeforeEach
    void layOut() throws IOException {
        DatabaseLogin login = OtklikResources.login("otklik_routing");
        int port = URI.create(login.url().substring("jdbc:".length())).getPort();
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/base-port"), String.valueOf(port - POSTGRESQL));
        Files.createDirectories(data.resolve("postgresql"));
        Files.writeString(data.resolve("postgresql/passwords.properties"), "otklik_routing=" + login.password() + "\n");
        Files.createSymbolicLink(data.resolve("keys"), OtklikResources.keysDir());
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void shouldFindNoFaultWhileTheServiceWrites() {
        new OpenedCases(broker).by(Tagged.message("running-audit-1"));

        int exit = AuditCommand.line()
                .setOut(new PrintWriter(out, true))
                .execute("verify", "--data", data.toString(), "--lang", "en");

        assertThat(exit).as(out.toString()).isZero();
    }
}
