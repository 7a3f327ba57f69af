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
        private BrokerAccess access;

        @Parameters(index = "0", paramLabel = "CODE", descriptionKey = "agency")
        private String agency;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (access.regionPack().agency(agency).isEmpty()) {
                throw new CommandFailed(ExitCode.USAGE, Words.of("agency.unknown", agency, access.pack()));
            }
            return access.change(Partner.agency(agency));
        }
    }
}
