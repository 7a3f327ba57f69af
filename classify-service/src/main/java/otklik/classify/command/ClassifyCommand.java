package otklik.classify.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import otklik.classify.csv.CsvRows;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.tagging.Tagger;
import otklik.region.RegionPack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik classify}: tags the messages of a CSV file. */
@Command(name = "otklik classify", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
public final class ClassifyCommand implements Callable<Integer> {
    @Mixin
    private PackOption pack;

    @Parameters(paramLabel = "IN.csv", descriptionKey = "file")
    private Path in;

    @Option(names = "--out", paramLabel = "OUT.csv", required = true, descriptionKey = "out")
    private Path out;

    @Option(names = "--column", paramLabel = "NAME", defaultValue = "text", descriptionKey = "column")
    private String column;

    @Spec
    private CommandSpec spec;

    /** The command line. */
    public static void main(String[] arguments) {
        Commands.run(new ClassifyCommand(), arguments);
    }

    @Override
    public Integer call() throws IOException, UnusableFileException {
        RegionPack region = pack.load();
        Tagger tagger = PackTagger.of(region).tagger();
        Path fresh = out.resolveSibling(out.getFileName() + ".part");
        long count;
        try (CsvRows rows = CsvRows.open(in);
                ProgressBar bar = Commands.byteBar("classify", in);
                OutputStream to = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            count = new ClassifyFile(tagger).run(rows, column, to, bar::stepTo);
        } catch (IOException | UnusableFileException | RuntimeException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        Files.move(fresh, out, StandardCopyOption.REPLACE_EXISTING);
        spec.commandLine().getOut().println(Words.of("classify.done", count, out));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
