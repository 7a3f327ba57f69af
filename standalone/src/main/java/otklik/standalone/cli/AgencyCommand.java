package otklik.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.jspecify.annotations.Nullable;
import otklik.region.RegionPack;
import otklik.standalone.Words;
import otklik.standalone.kafka.AgencyAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik agency}: what agencies' own systems may do. */
@Command(name = "agency", resourceBundle = Words.BUNDLE, subcommands = AgencyCommand.Access.class)
final class AgencyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return ExitCode.OK;
    }

    /** {@code otklik agency access CODE}: login and rights at a Kafka that asks for passwords. */
    @Command(name = "access", resourceBundle = Words.BUNDLE)
    static final class Access implements Callable<Integer> {

        @Mixin
        private DataOption data;

        @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "agency")
        private String agency;

        @Option(names = "--bootstrap-server", paramLabel = "HOST:PORT")
        private @Nullable String server;

        @Option(names = "--command-config", paramLabel = "FILE")
        private @Nullable Path config;

        @Option(names = "--pack", paramLabel = "DIR", defaultValue = "${sys:otklik.root:-.}/regions/orenburg")
        private Path pack;

        @Option(names = "--revoke")
        private boolean revoke;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (RegionPack.load(pack).agency(agency).isEmpty()) {
                throw new CommandFailed(ExitCode.USAGE, Words.of("agency.unknown", agency, pack));
            }
            var address = server == null ? "127.0.0.1:" + data.running().kafka() : server;
            try (var admin = Admin.create(settings(address))) {
                var access = new AgencyAccess(admin);
                if (revoke) {
                    access.revoke(agency);
                    System.out.println(Words.of("agency.revoked", AgencyAccess.user(agency)));
                } else {
                    var login = access.grant(agency);
                    System.out.println(Words.of("agency.granted", agency, login.user(), login.password()));
                }
                return ExitCode.OK;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof SecurityDisabledException
                        ? new CommandFailed(ExitCode.FAILURE, Words.of("agency.no-rights-kept", address))
                        : new CommandFailed(
                                ExitCode.FAILURE, Words.of("agency.refused", address, String.valueOf(e.getCause())));
            } catch (KafkaException e) {
                throw new CommandFailed(
                        ExitCode.FAILURE, Words.of("agency.refused", address, String.valueOf(e.getMessage())));
            }
        }

        private Properties settings(String address) throws IOException {
            var settings = new Properties();
            if (config != null) {
                try (var in = Files.newBufferedReader(config)) {
                    settings.load(in);
                }
            }
            settings.setProperty("bootstrap.servers", address);
            settings.putIfAbsent("default.api.timeout.ms", "15000");
            settings.putIfAbsent("request.timeout.ms", "10000");
            return settings;
        }
    }
}
