package otklik.classify.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import otklik.classify.category.DamagedModelException;
import otklik.region.RegionPack;

/**
 * A folder of models: {@code model-<version>.bin} each, its figures beside it in {@code model-<version>.json}; {@code champion}, one line
 * that names the version in use; {@code history}, one line for each time that another became champion. Files are written whole or
 * not at all, and the pointer last, so a reader at any moment finds a model that works. One writer at a time; any number of readers.
 */
public final class ModelStore {
    /** Name of the file that names the version in use. */
    public static final String POINTER = "champion";

    private static final String HISTORY = "history";
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path folder;
    private final Fitness fitness;
    private final Clock clock;

    /** The store in {@code folder}, which need not exist yet. */
    public ModelStore(Path folder, Fitness fitness, Clock clock) {
        this.folder = folder;
        this.fitness = fitness;
        this.clock = clock;
    }

    /** The store that lies in a pack, for models that fit it. */
    public static ModelStore of(RegionPack pack) {
        return new ModelStore(pack.models(), Fitness.to(pack), Clock.systemUTC());
    }

    public Path folder() {
        return folder;
    }

    /** The version in use; empty where none was ever promoted. */
    public Optional<String> champion() throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve(POINTER)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The versions that have a file, good or not, by name. */
    public List<String> versions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> versions = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "model-*.bin")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                versions.add(name.substring("model-".length(), name.length() - ".bin".length()));
            }
        }
        return versions.stream().sorted().toList();
    }

    /** Where the model of that version is, or would be. */
    public Path file(String version) {
        return folder.resolve("model-" + version + ".bin");
    }

    /**
     * The model of that version.
     *
     * @throws UnfitModelException where it cannot be used; the message names the file and the reason
     */
    public Model read(String version) throws UnfitModelException {
        if (!VERSION.matcher(version).matches()) {
            throw new UnfitModelException(folder.resolve(POINTER), "names no version of a model");
        }
        Path file = file(version);
        Model model;
        try {
            model = Model.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnfitModelException(file, "is not there");
        } catch (IOException e) {
            throw new UnfitModelException(file, "cannot be read: " + e.getMessage());
        } catch (DamagedModelException e) {
            throw new UnfitModelException(file, "cannot be used: " + e.getMessage());
        }
        if (!model.version().equals(version)) {
            throw new UnfitModelException(file, "holds the model " + model.version() + ", not the one of its name");
        }
        Optional<String> objection = fitness.objection(model);
        if (objection.isPresent()) {
            throw new UnfitModelException(file, objection.get());
        }
        return model;
    }

    /**
     * Stores a model without using it.
     *
     * @param card its figures, JSON
     * @return its version
     * @throws DamagedModelException where the bytes are no model
     */
    public String add(byte[] model, byte[] card) throws IOException {
        String version = Model.read(model).version();
        Files.createDirectories(folder);
        SafeFiles.write(folder.resolve("model-" + version + ".json"), card);
        SafeFiles.write(file(version), model);
        return version;
    }

    /**
     * Makes a version the champion. The champion stays champion: nothing changes then.
     *
     * @param by what decided, in a word: {@code train}
     * @throws UnfitModelException where the version cannot be used; the champion stays
     */
    public void promote(String version, String by) throws IOException, UnfitModelException {
        read(version);
        if (!champion().equals(Optional.of(version))) {
            use(version, by);
        }
    }

    /**
     * Makes the version champion that was it before; one that is unfit by now is passed over.
     *
     * @return the champion now; empty where the history names no usable version before, and nothing has changed
     */
    public Optional<String> rollback() throws IOException {
        Optional<String> target = rollbackTarget();
        if (target.isPresent()) {
            use(target.get(), Promotion.ROLLBACK);
        }
        return target;
    }

    /** What {@link #rollback} would go to. */
    public Optional<String> rollbackTarget() throws IOException {
        for (String version : Promotion.before(champion().orElse(""), history())) {
            if (isFit(version)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** Oldest first. */
    public List<Promotion> history() throws IOException {
        try {
            return Files.readAllLines(folder.resolve(HISTORY)).stream()
                    .flatMap(line -> Promotion.parse(line).stream())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private boolean isFit(String version) {
        try {
            read(version);
            return true;
        } catch (UnfitModelException e) {
            return false;
        }
    }

    /** The pointer first: a history that lacks the champion can still be rolled back, one that names it too early could not. */
    private void use(String version, String by) throws IOException {
        SafeFiles.write(folder.resolve(POINTER), (version + "\n").getBytes(StandardCharsets.UTF_8));
        var promotion = new Promotion(clock.instant().truncatedTo(ChronoUnit.SECONDS), version, by);
        SafeFiles.append(folder.resolve(HISTORY), promotion.line().getBytes(StandardCharsets.UTF_8));
    }
}
