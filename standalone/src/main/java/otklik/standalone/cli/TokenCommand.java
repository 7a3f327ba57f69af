package otklik.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.keys.TokenClaims;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code otklik token}: a token for a person, or a key and a webhook for a connector. */
@Command(name = "token", resourceBundle = Words.BUNDLE)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Holder holder = new Holder();

    @Option(names = "--agency", paramLabel = "CODE")
    private @Nullable String agency;

    @Option(names = "--municipality", paramLabel = "CODE")
    private @Nullable String municipality;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--days", paramLabel = "N", defaultValue = "1")
    private int days;

    @Option(names = "--webhook", paramLabel = "URL")
    private @Nullable String webhook;

    @Option(names = "--rotate-secret")
    private boolean rotate;

    /** Whose: a person's by roles, or a connector's. */
    static final class Holder {

        @Option(names = "--role", paramLabel = "ROLE", split = ",")
        private List<String> roles = List.of();

        @Option(names = "--connector", paramLabel = "CODE")
        private @Nullable String connector;
    }

    @Override
    public Integer call() {
        var connector = holder.connector;
        if (connector == null) {
            System.out.println(personToken());
        } else if (webhook == null) {
            System.out.println(ConnectorKey.request(data.adminHttp(), connector));
        } else {
            setWebhook(connector, webhook);
        }
        return ExitCode.OK;
    }

    private String personToken() {
        for (var role : holder.roles) {
            if (!TokenClaims.ROLES.contains(role)) {
                throw new CommandFailed(
                        ExitCode.USAGE,
                        Words.of(
                                "token.wrong-role",
                                role,
                                String.join(
                                        ", ",
                                        TokenClaims.ROLES.stream().sorted().toList())));
            }
        }
        // Two roles are two persons, for who answers may not approve.
        var holderName = name == null ? "otklik-token-" + String.join("-", holder.roles) : name;
        var claims = new TokenClaims(
                holderName, new LinkedHashSet<>(holder.roles), agency, municipality, Duration.ofDays(days));
        return KeyFiles.create(data.installation().keys()).tokenSigner().sign(claims, Instant.now());
    }

    private void setWebhook(String connector, String url) {
        var body = JsonNodeFactory.instance.objectNode().put("url", url).toString();
        var answer =
                data.adminHttp().put("/v1/connectors/" + connector + "/webhook" + (rotate ? "?rotate=true" : ""), body);
        if (!answer.isOk()) {
            throw new CommandFailed(ExitCode.FAILURE, Words.of("token.no-webhook", connector, answer.problem()));
        }
        var secret = answer.body().path("secret").asText("");
        System.out.println(
                secret.isEmpty() ? Words.of("token.webhook-kept", url) : Words.of("token.webhook-set", url, secret));
    }
}
