package otklik.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import otklik.deploy.Manifests.Workload;

/** What a service is told by its environment must be something that its code, or an extension it has, reads. */
final class Settings {

    /** Run-time keys of Quarkus and of MicroProfile that manifests may set, by the extension that reads them. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("quarkus.config.locations", ""),
            Map.entry("quarkus.http.host", "quarkus-rest-jackson"),
            Map.entry("quarkus.http.port", "quarkus-rest-jackson"),
            Map.entry("quarkus.log.level", ""),
            Map.entry("quarkus.shutdown.timeout", ""),
            Map.entry("quarkus.datasource.jdbc.url", "quarkus-jdbc-postgresql"),
            Map.entry("quarkus.datasource.jdbc.max-size", "quarkus-jdbc-postgresql"),
            Map.entry("quarkus.datasource.username", "quarkus-jdbc-postgresql"),
            Map.entry("quarkus.datasource.password", "quarkus-jdbc-postgresql"),
            Map.entry("quarkus.flyway.username", "quarkus-flyway"),
            Map.entry("quarkus.flyway.password", "quarkus-flyway"),
            Map.entry("quarkus.datasource.keys.jdbc.url", "quarkus-jdbc-postgresql"),
            Map.entry("quarkus.datasource.keys.username", "quarkus-jdbc-postgresql"),
            Map.entry("quarkus.datasource.keys.password", "quarkus-jdbc-postgresql"),
            Map.entry("quarkus.flyway.keys.username", "quarkus-flyway"),
            Map.entry("quarkus.flyway.keys.password", "quarkus-flyway"),
            Map.entry("mp.jwt.verify.publickey.location", "quarkus-smallrye-jwt"),
            Map.entry("mp.jwt.verify.issuer", "quarkus-smallrye-jwt"));

    /** Read by the Java virtual machine. */
    private static final Set<String> OF_JAVA = Set.of("JAVA_TOOL_OPTIONS");

    private Settings() {}

    /** False while a service is not written: it has no configuration of its own. */
    static boolean canStart(Path root, String service) {
        return Files.exists(root.resolve(service + "-service/src/main/resources/application.properties"));
    }

    static List<String> faults(Path root, Workload workload) throws IOException {
        var module = root.resolve(workload.name() + "-service");
        var own = ConfigKeys.of(List.of(module, root.resolve("eventing")));
        var pom = Files.readString(module.resolve("pom.xml"));
        var faults = new ArrayList<String>();
        for (var container : workload.pods().getSpec().getContainers()) {
            for (var variable : container.getEnv()) {
                var name = variable.getName();
                var extension = KNOWN.entrySet().stream()
                        .filter(known -> ConfigKeys.sets(name, Set.of(known.getKey())))
                        .map(Map.Entry::getValue)
                        .findFirst();
                if (extension.isPresent() && !pom.contains(extension.get())) {
                    faults.add(workload.name() + ": " + name + " is for " + extension.get() + ", which it has not");
                } else if (extension.isEmpty() && !OF_JAVA.contains(name) && !ConfigKeys.sets(name, own)) {
                    faults.add(workload.name() + ": nothing reads " + name + "; its code reads " + own);
                }
            }
        }
        return faults;
    }
}
