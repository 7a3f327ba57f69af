package otklik.classify.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** Files of messages that nobody wrote: words about a category among words about nothing. */
final class InventedRows {
    private static final String[][] WORDS = {
        {"дорога", "асфальт", "перекрёсток", "светофор", "разметка"},
        {"мусор", "контейнер", "свалка", "вывоз", "бак", "площадка", "отходы"},
        {"врач", "больница", "приём", "талон", "поликлиника", "скорая", "терапевт"}
    };
    private static final String[] CODES = {"roads", "waste", "health"};
    private static final String[] FILLING = {
        "опять", "почему", "уже", "неделю", "никто", "просим", "помогите", "нет", "когда", "очень"
    };

    private InventedRows() {}

    /** A header and rows of three categories; those about roads are by turns of two topics, potholes and pavements. */
    static String csv(int rows) {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("id,category,topic,region,text\n");
        for (int i = 0; i < rows; i++) {
            int k = i % CODES.length;
            boolean pothole = k == 0 && i % 2 == 0;
            String topic = k > 0 ? "" : pothole ? "Ямы и выбоины на дороге" : "Ямы и выбоины на тротуарах";
            csv.append(i).append(',').append(CODES[k]).append(',').append(topic);
            csv.append(i % 5 == 0 ? ",south" : ",north").append(",\"");
            for (int w = 0; w < 9; w++) {
                String[] from = random.nextInt(3) == 0 ? WORDS[k] : FILLING;
                csv.append(from[random.nextInt(from.length)]).append(w == 4 ? ", " : " ");
            }
            csv.append(k > 0 ? "" : pothole ? "яма " : "тротуар ");
            csv.append(WORDS[k][random.nextInt(WORDS[k].length)]).append("\"\n");
        }
        return csv.toString();
    }

    /** The Orenburg pack without its model. */
    static void copyPackTo(Path folder) throws IOException {
        Path pack = Path.of(System.getProperty("otklik.root", "..")).resolve("regions/orenburg");
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(pack.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!copy.startsWith(folder.resolve("classifier"))) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
