package otklik.standalone.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import otklik.standalone.keys.KeyFiles;
import picocli.CommandLine.Option;

/** The option {@code --url}: a system that does not run on this machine. */
final class Elsewhere {

    /** A token of another installation's issuer; on the command line everybody could read it. */
    private static final String TOKEN = "OTKLIK_TOKEN";

    @Option(names = "--url", paramLabel = "URL")
    private @Nullable URI url;

    /** Calls to the system at the address, else to the one of the data folder. */
    AdminHttp http(DataOption data) {
        if (url == null) {
            return data.adminHttp();
        }
        var base = url.toString().replaceAll("/+$", "");
        var token = System.getenv(TOKEN);
        return token == null || token.isBlank()
                ? new AdminHttp(
                        base, KeyFiles.create(data.installation().keys()).tokenSigner())
                : new AdminHttp(base, () -> token);
    }
}
