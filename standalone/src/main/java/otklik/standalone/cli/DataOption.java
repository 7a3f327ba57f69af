package otklik.standalone.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.launch.Installation;
import otklik.standalone.launch.LauncherLock;
import otklik.standalone.launch.PortPlan;
import picocli.CommandLine.Option;

/** The option {@code --data}, and what follows from it. */
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    private @Nullable Path data;

    /** The installation; its folder may not exist yet. */
    Installation installation() {
        var root = Path.of(System.getProperty("otklik.root", "."));
        return new Installation(root, data == null ? root.resolve("data") : data);
    }

    /** Ports of the running system; a message and exit code 3 when nothing runs. */
    PortPlan running() {
        var port = LauncherLock.basePort(installation())
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.NOT_RUNNING,
                        Words.of("not-running", installation().data())));
        return new PortPlan(port);
    }

    /** HTTP calls to the running system as an administrator. */
    AdminHttp adminHttp() {
        var ports = running();
        return new AdminHttp(
                ports.baseUrl(), KeyFiles.create(installation().keys()).tokenSigner());
    }
}
