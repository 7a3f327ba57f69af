package otklik.standalone.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;
import otklik.standalone.launch.Service;
import otklik.standalone.postgres.EmbeddedPostgreSql;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code otklik status}: where streams and their readers stand, or where one message is. */
@Command(name = "status", resourceBundle = Words.BUNDLE)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Parameters(paramLabel = "MESSAGE_ID", arity = "0..1", descriptionKey = "message")
    private @Nullable String messageId;

    @Override
    public Integer call() throws ExecutionException, InterruptedException, IOException, SQLException {
        return messageId == null ? overview() : new MessageTrace(data.adminHttp()).show(messageId);
    }

    private Integer overview() throws ExecutionException, InterruptedException, IOException, SQLException {
        var ports = data.running();
        var http = data.adminHttp();
        var healthy = true;
        System.out.println(Words.of("status.services"));
        for (var service : Service.values()) {
            var answer = http.get("/services/" + service.shortName() + "/q/health/ready");
            healthy &= answer.isOk();
            System.out.printf(
                    "  %-18s %s%n",
                    service.moduleName(),
                    answer.isOk() ? Words.of("status.healthy") : Words.of("status.unhealthy", answer.status()));
            if (!answer.isOk()) {
                answer.body().path("checks").forEach(check -> {
                    if (!check.path("status").asText().equals("UP")) {
                        System.out.println("    " + check.path("name").asText() + ": " + check.path("data"));
                    }
                });
            }
        }
        var superuser = EmbeddedPostgreSql.superuserOf(data.installation().postgreSql(), ports.postgreSql());
        var standing = StreamStanding.ask("127.0.0.1:" + ports.kafka(), superuser);
        standing.print(System.out);
        System.out.println();
        System.out.println(standing.lag() == 0 ? Words.of("status.no-lag") : Words.of("status.lag", standing.lag()));
        return healthy ? ExitCode.OK : ExitCode.FAILURE;
    }
}
