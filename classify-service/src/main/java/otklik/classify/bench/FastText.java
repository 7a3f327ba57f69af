package otklik.classify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import otklik.classify.train.Quality.Labelled;

/**
 * The well-known classifier fastText (Joulin and others 2016) on the same texts, as the program {@code fasttext} that Debian packs, in a
 * folder that is removed afterwards.
 */
final class FastText {
    private static final List<List<String>> SETTINGS = List.of(
            List.of("-epoch", "25", "-lr", "0.5", "-wordNgrams", "2", "-minn", "3", "-maxn", "5"),
            List.of("-epoch", "25", "-lr", "1.0", "-wordNgrams", "2", "-minn", "0", "-maxn", "0"));
    private static final int REPEATS = 5;

    private FastText() {}

    /** Whether the program is there. */
    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "fasttext")));
    }

    /** Accuracy of the better of two settings on {@code test}, and texts a second of one core by the clock; empty where it is not installed. */
    static Optional<Map<String, Object>> measure(List<Labelled> train, List<Labelled> test)
            throws IOException, InterruptedException {
        if (!isInstalled()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("otklik-fasttext");
        try {
            write(folder.resolve("train.txt"), train);
            write(folder.resolve("test.txt"), test);
            Map<String, Object> best = new LinkedHashMap<>();
            for (List<String> settings : SETTINGS) {
                double accuracy = accuracy(folder, settings, test);
                if (accuracy > (double) best.getOrDefault("fasttext_accuracy", 0.0)) {
                    best.put("fasttext_accuracy", Math.round(accuracy * 10_000) / 10_000.0);
                    best.put("fasttext_per_s", rate(folder, test));
                }
            }
            return Optional.of(best);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static double accuracy(Path folder, List<String> settings, List<Labelled> test)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("fasttext", "supervised", "-input", "train.txt", "-output", "model"));
        command.addAll(List.of("-thread", "2", "-dim", "100"));
        command.addAll(settings);
        run(folder, command);
        run(folder, List.of("fasttext", "predict", "model.bin", "test.txt"));
        List<String> guesses = Files.readAllLines(folder.resolve("out.txt"));
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            right += guesses.get(i).equals(label(test.get(i).category())) ? 1 : 0;
        }
        return right / (double) test.size();
    }

    /** The time of loading, seen with one text, is taken off. */
    private static long rate(Path folder, List<Labelled> test) throws IOException, InterruptedException {
        write(folder.resolve("one.txt"), test.subList(0, 1));
        List<Labelled> many = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            many.addAll(test);
        }
        write(folder.resolve("many.txt"), many);
        double load = run(folder, List.of("fasttext", "predict", "model.bin", "one.txt"));
        double all = run(folder, List.of("fasttext", "predict", "model.bin", "many.txt"));
        return Math.round(many.size() / Math.max(1e-3, all - load));
    }

    /** Runs a program in the folder, its output to {@code out.txt}; returns seconds. */
    private static double run(Path folder, List<String> command) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("fasttext did not end well: " + command.get(1));
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static void write(Path file, List<Labelled> examples) throws IOException {
        Files.write(
                file,
                examples.stream()
                        .map(example -> label(example.category()) + " "
                                + example.text()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('ё', 'е')
                                        .replaceAll("[^\\p{L}\\p{N}<>]+", " "))
                        .toList());
    }

    private static String label(String category) {
        return "__label__" + category;
    }
}
