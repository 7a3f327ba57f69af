package otklik.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.jspecify.annotations.Nullable;
import otklik.region.RegionPack;
import otklik.standalone.Words;
import otklik.standalone.kafka.PartnerAccess;
import otklik.standalone.kafka.PartnerAccess.Partner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that give others a login at Kafka, and what they do with it. */
final class BrokerAccess {

    @Mixin
    private DataOption data;

    @Option(names = "--bootstrap-server", paramLabel = "HOST:PORT")
    private @Nullable String server;

    @Option(names = "--command-config", paramLabel = "FILE")
    private @Nullable Path config;

    @Option(names = "--pack", paramLabel = "DIR", defaultValue = "${sys:otklik.root:-.}/regions/orenburg")
    private Path pack;

    @Option(names = "--revoke")
    private boolean revoke;

    Path pack() {
        return pack;
    }

    RegionPack regionPack() {
        return RegionPack.load(pack);
    }

    /** Makes or renews the login, or takes it away; says what was done. */
    int change(Partner partner) throws IOException, InterruptedException {
        var address = server == null ? "127.0.0.1:" + data.running().kafka() : server;
        try (var admin = Admin.create(settings(address))) {
            var access = new PartnerAccess(admin);
            if (revoke) {
                access.revoke(partner);
                System.out.println(Words.of("agency.revoked", partner.user()));
            } else {
                var login = access.grant(partner);
                System.out.println(
                        Words.of("agency.granted", partner.reads(), partner.writes(), login.user(), login.password()));
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
