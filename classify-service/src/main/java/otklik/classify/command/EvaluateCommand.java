package otklik.classify.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.evaluate.Evaluation;
import otklik.classify.evaluate.JsonReport;
import otklik.classify.evaluate.LabelledFile;
import otklik.region.RegionPack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik evaluate}: how good the pack's model is on a file of labelled messages. */
@Command(name = "otklik evaluate", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
public final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private PackOption pack;

    @Parameters(paramLabel = "FILE.csv", descriptionKey = "evaluate-file")
    private Path file;

    @Option(names = "--json", paramLabel = "F", descriptionKey = "json")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "F", descriptionKey = "html")
    private @Nullable Path html;

    @Spec
    private CommandSpec spec;

    /** The command line. */
    public static void main(String[] arguments) {
        Commands.run(new EvaluateCommand(), arguments);
    }

    @Override
    public Integer call() throws IOException, UnusableFileException {
        RegionPack region = pack.load();
        PackTagger tagger = PackTagger.of(region);
        Evaluation evaluation;
        try (ProgressBar bar = Commands.byteBar("evaluate", file)) {
            evaluation = LabelledFile.judge(file, region, tagger.tagger(), tagger.modelVersion(), bar::stepTo);
        }
        Map<String, Object> report = JsonReport.of(evaluation);
        PrintWriter out = spec.commandLine().getOut();
        FiguresTable.print(report, out);
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
            out.println(Words.of("evaluate.written", json));
        }
        if (html != null) {
            EvaluationPage.write(html, evaluation, region);
            out.println(Words.of("evaluate.written", html));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
