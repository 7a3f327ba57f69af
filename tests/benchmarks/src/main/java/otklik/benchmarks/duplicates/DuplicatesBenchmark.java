package otklik.benchmarks.duplicates;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.duplicates.Pairs.RealMessage;
import otklik.classify.models.CurrentModel;
import otklik.classify.models.ModelStore;
import otklik.classify.tagging.Tagger;
import otklik.classify.tagging.Understood;
import otklik.contracts.Message;
import otklik.region.RegionPack;
import otklik.routing.casework.CaseStore;
import otklik.routing.duplicate.Newcomer;
import otklik.routing.duplicate.Recognised;
import otklik.routing.duplicate.Recogniser;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code otklik bench duplicates}. */
@Command(
        name = "otklik bench duplicates",
        mixinStandardHelpOptions = true,
        header = "Measures how well messages about one problem are found, on pairs made from real messages.%n",
        description = {
            "Each message is sent again and reworded (about the same) and put in another place, or another is taken"
                    + " (not about the same). Both are tagged by the classifier as it is, and what routing-service would"
                    + " do with them is asked of its own code. Messages are split in two halves by their id: thresholds"
                    + " may be chosen on the tuning half; what counts is the reporting half.",
            "",
            "No text is printed or written."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./otklik bench duplicates --json figures.json",
            "  ./otklik bench duplicates --messages messages.csv --half tuning"
        })
public final class DuplicatesBenchmark implements Callable<Integer> {
    /** Which messages. */
    enum Half {
        TUNING,
        REPORTING
    }

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            description = "messages with the columns id, region, category, text (default: data/messages.csv in a folder"
                    + " beside the project's)")
    private @Nullable Path file;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            defaultValue = "${sys:otklik.root:-.}/regions/orenburg",
            description = "the region pack with the model (default: regions/orenburg of the project)")
    private Path pack;

    @Option(names = "--json", paramLabel = "F", description = "write the figures to this file, too")
    private @Nullable Path json;

    @Option(
            names = "--half",
            defaultValue = "REPORTING",
            description = "tuning or reporting (default: reporting)",
            converter = HalfReader.class)
    private Half half;

    @Option(names = "--limit", defaultValue = "100000", description = "messages at most (default: all)")
    private int limit;

    @Spec
    private CommandSpec spec;

    static final class HalfReader implements CommandLine.ITypeConverter<Half> {
        @Override
        public Half convert(String value) {
            return Half.valueOf(value.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DuplicatesBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Path> found = file == null ? beside() : Optional.of(file).filter(Files::isReadable);
        if (found.isEmpty()) {
            out.println(
                    "There are no messages to measure with: name a file with --messages FILE. Nothing was measured.");
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        RegionPack region = RegionPack.load(pack);
        Tagger tagger =
                new Tagger(region, CurrentModel.of(ModelStore.of(region)).get(), "bench");
        Recogniser recogniser = new Recogniser(() -> region, new CaseStore());
        List<RealMessage> messages = read(found.get(), tagger);
        Pairs pairs = new Pairs(messages);
        Tally own = new Tally();
        Tally shared = new Tally();
        Tally notShared = new Tally();
        int measured = 0;
        for (RealMessage message : messages) {
            if (halfOf(message) != half || measured == limit) {
                continue;
            }
            measured++;
            Understood first = tagger.understand(message.text());
            boolean isShared =
                    region.isShared(first.tags().category(), first.tags().leaf());
            for (Map.Entry<PairKind, String> pair : pairs.of(message).entrySet()) {
                Understood second = tagger.understand(pair.getValue());
                add(own, pair.getKey(), recognise(recogniser, first, "a", second, "a"));
                add(isShared ? shared : notShared, pair.getKey(), recognise(recogniser, first, "a", second, "b"));
            }
        }
        out.printf("%d messages of the %s half%n", measured, half.name().toLowerCase(java.util.Locale.ROOT));
        own.print("one citizen", out);
        shared.print("two citizens, categories that the pack shares", out);
        notShared.print("two citizens, other categories (all is to be proposed)", out);
        out.flush();
        if (json != null) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("half", half.name().toLowerCase(java.util.Locale.ROOT));
            figures.put("messages", measured);
            figures.put("one_citizen", own.figures());
            figures.put("two_citizens_shared", shared.figures());
            figures.put("two_citizens_not_shared", notShared.figures());
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures);
        }
        return CommandLine.ExitCode.OK;
    }

    private static Half halfOf(RealMessage message) {
        return Math.floorMod(message.id().hashCode() * 0x9E3779B1 >>> 7, 2) == 0 ? Half.TUNING : Half.REPORTING;
    }

    private static void add(Tally tally, PairKind kind, Recognised is) {
        switch (is) {
            case Recognised.Again ignored -> tally.add(kind, true, false);
            case Recognised.Joins ignored -> tally.add(kind, true, false);
            case Recognised.First first -> tally.add(kind, false, first.proposal() != null);
        }
    }

    private static Recognised recognise(
            Recogniser recogniser, Understood first, String its, Understood second, String others) {
        return recogniser
                .amongThemselves(List.of(newcomer(1, first, its), newcomer(2, second, others)))
                .of(2);
    }

    private static Newcomer newcomer(long number, Understood understood, String citizen) {
        Message message = new Message(
                "message-" + number,
                "connector",
                "bench",
                "external-" + number,
                "conversation-" + number,
                citizen,
                null,
                understood.maskedText(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                "digest",
                null,
                Instant.EPOCH,
                null,
                null);
        return new Newcomer(
                number, message, understood.tags(), understood.tags().municipality(), "social", false);
    }

    private static List<RealMessage> read(Path file, Tagger tagger) throws IOException {
        List<RealMessage> messages = new ArrayList<>();
        try (var rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(file))) {
            rows.forEach(row -> {
                String text = row.get("text");
                String municipality = tagger.understand(text).tags().municipality();
                messages.add(new RealMessage(
                        row.get("id"),
                        row.get("category"),
                        row.get("region") + " " + Objects.requireNonNullElse(municipality, ""),
                        text));
            });
        }
        return messages;
    }

    /** Messages that are kept in a folder beside the project, since they may not be in it. */
    private static Optional<Path> beside() throws IOException {
        Path root =
                Path.of(System.getProperty("otklik.root", ".")).toAbsolutePath().normalize();
        Path parent = root.getParent();
        try (Stream<Path> folders = Files.list(parent == null ? root : parent)) {
            return folders.map(folder -> folder.resolve("data").resolve("messages.csv"))
                    .filter(Files::isReadable)
                    .sorted()
                    .findFirst();
        }
    }
}
