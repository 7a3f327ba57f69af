package otklik.standalone.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import otklik.standalone.Words;
import otklik.standalone.kafka.PartnerAccess.Partner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik connector}: what platforms' own systems may do. */
@Command(name = "connector", resourceBundle = Words.BUNDLE, subcommands = ConnectorCommand.Access.class)
final class ConnectorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return ExitCode.OK;
    }

    /** {@code otklik connector access CODE}: login and rights at a Kafka that asks for passwords. */
    @Command(name = "access", resourceBundle = Words.BUNDLE)
    static final class Access implements Callable<Integer> {

        @Mixin
        private BrokerAccess access;

        @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "connector")
        private String connector;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (access.regionPack().connector(connector).isEmpty()) {
                throw new CommandFailed(ExitCode.USAGE, Words.of("connector.unknown", connector, access.pack()));
            }
            return access.change(Partner.connector(connector));
        }
    }
}
