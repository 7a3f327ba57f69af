package otklik.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.standalone.postgres.DatabaseLayout;

/** The manifests as kubectl renders them, against Kubernetes' fields, against each other and against the code. */
class ManifestsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("otklik.root", "../..")).toAbsolutePath().normalize();

    private static final Set<String> SECRETS_OF_SERVICES = Set.of(
            "ingest-keys",
            "classify-keys",
            "routing-keys",
            "notify-keys",
            "ingest-database",
            "routing-database",
            "notify-database",
            "owner-database");

    @TempDir
    private static Path folder;

    private static String baseYaml = "";
    private static Manifests base = new Manifests(List.of());
    private static Manifests dev = new Manifests(List.of());

    private enum Rendered {
        BASE,
        DEV;

        Manifests get() {
            return this == BASE ? base : dev;
        }

        Set<String> secretsMadeByHand() {
            return this == BASE ? SECRETS_OF_SERVICES : Set.of();
        }
    }

    @BeforeAll
    static void render() throws IOException {
        assumeTrue(
                Manifests.canRender(),
                "The manifests are not checked: that takes kubectl 1.21 or newer on the path, and there is none");
        var k8s = copyOfManifests();
        makeSecrets(k8s);
        baseYaml = Manifests.render(k8s.resolve("base"));
        base = Manifests.parse(baseYaml);
        dev = Manifests.parse(Manifests.render(k8s.resolve("overlays/dev")));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveOnlyFieldsThatKubernetesKnows(Rendered rendered) {
        assertThat(Fields.faults(rendered.get())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldSelectThePodsThatAreMeant(Rendered rendered) {
        assertThat(Selectors.faults(rendered.get())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldReferOnlyToWhatIsThere(Rendered rendered) {
        assertThat(References.faults(rendered.get(), rendered.secretsMadeByHand()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRunEveryContainerWithoutPrivileges(Rendered rendered) {
        assertThat(Privileges.faults(rendered.get())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "classify", "routing", "notify"})
    void shouldSetOnlyKeysThatTheServiceReads(String service) throws IOException {
        assumeTrue(
                Settings.canStart(ROOT, service),
                service + "-service is not written yet, so has no keys to compare with");
        for (var rendered : Rendered.values()) {
            var workload = rendered.get().services().stream()
                    .filter(one -> one.name().equals(service))
                    .findFirst()
                    .orElseThrow();
            assertThat(Settings.faults(ROOT, workload)).isEmpty();
        }
    }

    @Test
    void shouldGiveEachServiceItsOwnKeysOnly() {
        assertThat(References.secretVolumes(base))
                .isEqualTo(Map.of(
                        "ingest", List.of("ingest-keys", "ingest-channels"),
                        "classify", List.of("classify-keys"),
                        "routing", List.of("routing-keys"),
                        "notify", List.of("notify-keys", "notify-telegram")));
        assertThat(secretFiles())
                .containsEntry(
                        "ingest-keys",
                        Set.of(
                                "pseudonym.key",
                                "attachment-master.json",
                                "attachment-link.key",
                                "web-chat.key",
                                "notify-public.json",
                                "dead-letter-public.json",
                                "token-public.pem"))
                .containsEntry(
                        "classify-keys", Set.of("routing-public.json", "dead-letter-public.json", "token-public.pem"))
                .containsEntry(
                        "routing-keys",
                        Set.of(
                                "routing-private.json",
                                "notify-public.json",
                                "dead-letter-public.json",
                                "pin.key",
                                "attachment-link.key",
                                "audit-private.pem",
                                "audit-public.pem",
                                "token-public.pem"))
                .containsEntry(
                        "notify-keys",
                        Set.of(
                                "notify-private.json",
                                "vault-master.json",
                                "web-chat.key",
                                "stop-link.key",
                                "dead-letter-public.json",
                                "token-public.pem"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/messages,ingest",
        "/v1/messages:stream,ingest",
        "/v1/connectors/import/keys,ingest",
        "/hooks/telegram/region,ingest",
        "/open311/v2/services.xml,ingest",
        "/v1/attachments/0198,ingest",
        "/v1/cases/ABCDE-12345/attachments/0198,routing",
        "/v1/web/chats,ingest",
        "/v1/web/chats/messages,ingest",
        "/v1/web/form,ingest",
        "/v1/web/chats/stream,notify",
        "/v1/web/chats/notices,notify",
        "/web/chat.js,notify",
        "/web/case.html,notify",
        "/v1/connectors/import/webhook,notify",
        "/v1/connectors/import/statuses,notify",
        "/v1/connectors/import/statuses/key,notify",
        "/v1/connectors/import/poll,ingest",
        "/v1/deliveries,notify",
        "/v1/notices/preview,notify",
        "/v1/agency/webhook,notify",
        "/v1/classify,classify",
        "/v1/cases/ABCDE-12345/assignment,routing",
        "/v1/public/cases/ABCDE-12345,routing",
        "/v1/intakes/monday,routing",
        "/v1/routing-history,routing",
        "/v1/traces/1,routing",
        "/q/metrics,nobody",
        "/services/ingest/q/metrics,nobody",
    })
    void shouldSendPathsToTheServiceThatAnswersThem(String path, String service) {
        var answers = base.all(Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .filter(one -> matches(one, path))
                .max(Comparator.comparingInt(one -> one.getPath().length()))
                .map(one -> one.getBackend().getService().getName());

        assertThat(answers.orElse("nobody")).isEqualTo(service);
    }

    @Test
    void shouldCreateTheTopicsOfAllStreamsAndNoOther() throws IOException {
        var wanted = Topics.wanted(ROOT.resolve("regions/orenburg"));
        var fresh = Files.writeString(
                Files.createDirectories(ROOT.resolve("tests/end-to-end/target")).resolve("topics.txt"), wanted);

        assertThat(dev.text("topics", "topics.txt"))
                .as("deploy/k8s/topics/topics.txt; what it should be is in %s", fresh)
                .isEqualTo(wanted);
    }

    @Test
    void shouldCreateTheSchemasAndRolesThatStandaloneCreates() {
        var roles = dev.text("database", "roles.sql");
        var schemas = dev.text("database", "schemas.sql");

        assertThat(words("otklik_[a-z]+", roles)).isEqualTo(new TreeSet<>(DatabaseLayout.roles()));
        for (var role : DatabaseLayout.roles()) {
            assertThat(roles).contains("alter role " + role + " password :'" + role.replace("otklik_", "") + "';");
        }
        assertThat(words("(?<=schema if not exists )[a-z]+", schemas)).isEqualTo(new TreeSet<>(DatabaseLayout.SCHEMAS));
        for (var schema : DatabaseLayout.SCHEMAS) {
            assertThat(schemas)
                    .contains("grant connect on database otklik to " + DatabaseLayout.roleOf(schema) + ";")
                    .contains("create schema if not exists " + schema + " authorization " + DatabaseLayout.OWNER + ";")
                    .contains("grant usage on schema " + schema + " to " + DatabaseLayout.roleOf(schema) + ";")
                    .contains("alter role " + DatabaseLayout.roleOf(schema) + " set search_path = " + schema + ";");
        }
    }

    @Test
    void shouldSayWhatIsBrokenWhenSomethingIs() throws IOException {
        assertThat(Fields.faults(broken("terminationGracePeriodSeconds:", "terminationGraceSeconds:")))
                .isNotEmpty()
                .allMatch(fault -> fault.contains("no such field as terminationGraceSeconds"));
        assertThat(Fields.faults(broken("apiVersion: policy/v1\n", "apiVersion: policy/v7\n")))
                .anyMatch(fault -> fault.contains("no such kind as policy/v7 PodDisruptionBudget"));
        assertThat(
                        Selectors.faults(
                                broken(
                                        "serviceName: ingest\n  template:\n    metadata:\n      labels:\n        app.kubernetes.io/name: ingest",
                                        "serviceName: ingest\n  template:\n    metadata:\n      labels:\n        app.kubernetes.io/name: intake")))
                .contains("NetworkPolicy callers-through-ingress: no pod has app.kubernetes.io/name=ingest")
                .anyMatch(fault -> fault.startsWith("StatefulSet ingest: its selector does not take its own pods"));
        assertThat(References.faults(broken("secretName: notify-keys", "secretName: routing-key"), SECRETS_OF_SERVICES))
                .containsExactly("notify: no Secret routing-key");
        assertThat(References.faults(broken("targetPort: http", "targetPort: https"), SECRETS_OF_SERVICES))
                .contains("Service ingest: pods of ingest have no port https");
        assertThat(Privileges.faults(broken("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")))
                .contains("ingest/service: its root file system is writable");
        var misspelt = broken("OTKLIK_KAFKA_BOOTSTRAP_SERVERS", "OTKLIK_KAFKA_BOOTSTRAP")
                .services()
                .getFirst();
        assertThat(Settings.faults(ROOT, misspelt))
                .anyMatch(fault -> fault.contains("nothing reads OTKLIK_KAFKA_BOOTSTRAP;"));
    }

    private static Manifests broken(String right, String wrong) {
        assertThat(baseYaml).contains(right);
        return Manifests.parse(baseYaml.replace(right, wrong));
    }

    private static boolean matches(HTTPIngressPath path, String asked) {
        return switch (path.getPathType()) {
            case "Exact" -> asked.equals(path.getPath());
            case "Prefix" -> asked.equals(path.getPath()) || asked.startsWith(path.getPath() + "/");
            default -> Pattern.compile(path.getPath()).matcher(asked).lookingAt();
        };
    }

    private static Set<String> words(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Files in the Secrets that the dev overlay makes, by the Secret's name without its digest. */
    private static Map<String, Set<String>> secretFiles() {
        return dev.all(Secret.class).stream()
                .collect(Collectors.toMap(
                        secret -> Manifests.nameOf(secret).replaceAll("-[a-z0-9]+$", ""),
                        secret -> secret.getData().keySet()));
    }

    private static Path copyOfManifests() throws IOException {
        var from = ROOT.resolve("deploy/k8s");
        var to = folder.resolve("k8s");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(one -> !one.startsWith(from.resolve("overlays/dev/secrets")))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }

    private static void makeSecrets(Path k8s) throws IOException {
        var keys = Files.createDirectories(folder.resolve("data/keys"));
        for (var name : List.of(
                "pseudonym.key",
                "pin.key",
                "attachment-master.json",
                "attachment-link.key",
                "vault-master.json",
                "web-chat.key",
                "stop-link.key",
                "audit-private.pem",
                "audit-public.pem",
                "token-private.pem",
                "token-public.pem")) {
            Files.writeString(keys.resolve(name), name);
        }
        for (var recipient : List.of("routing", "notify", "dead-letter")) {
            Files.writeString(keys.resolve(recipient + "-private.json"), "private");
            Files.writeString(keys.resolve(recipient + "-public.json"), "public");
        }
        var made = Manifests.run(
                List.of(
                        "bash",
                        k8s.resolve("make-secrets.sh").toString(),
                        folder.resolve("data").toString()),
                k8s);
        assertThat(made.exitCode()).as(made.output()).isZero();
    }
}
