package otklik.classify.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The model in use in this process: the champion of a store, also after another has become it. A champion that cannot be used
 * is refused, and the model before it stays. {@link #get} may be called by any thread; {@link #look} by one.
 */
public final class CurrentModel implements Supplier<Model> {
    private static final Logger LOG = Logger.getLogger(CurrentModel.class);

    /** A champion that is not taken up, and why. */
    public record Refused(String version, String reason) {}

    private final ModelStore store;
    private String seen;
    private volatile Model model;
    private volatile @Nullable Refused refused;

    private CurrentModel(ModelStore store, Model model, String seen) {
        this.store = store;
        this.model = model;
        this.seen = seen;
    }

    /**
     * Takes the champion up.
     *
     * @throws IllegalStateException where there is none or it cannot be used; the message names the file and what to do
     */
    public static CurrentModel of(ModelStore store) throws IOException {
        String named = store.champion().orElse("");
        String seen = fingerprint(store, named);
        try {
            if (named.isEmpty()) {
                throw new IllegalStateException(nothingThere(store));
            }
            return new CurrentModel(store, store.read(named), seen);
        } catch (UnfitModelException e) {
            throw new IllegalStateException(e.getMessage() + "; " + wayOut(store), e);
        }
    }

    @Override
    public Model get() {
        return model;
    }

    /** The champion that is not in use; empty where the one in use is the champion. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /**
     * Looks whether there is another champion, and takes it up. Costs a few calls to the file system where nothing has changed; a
     * refused one is read anew each time, until it is good or another is named.
     *
     * @return whether another model is in use now
     */
    public boolean look() {
        String named = "";
        try {
            named = store.champion().orElse("");
            String now = fingerprint(store, named);
            if (now.equals(seen) && refused == null) {
                return false;
            }
            Model found = store.read(named);
            seen = now;
            return takeUp(found);
        } catch (UnfitModelException e) {
            refuse(named, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            refuse(named, store.folder() + " cannot be read: " + e.getMessage());
        }
        return false;
    }

    private boolean takeUp(Model found) {
        boolean another = !found.version().equals(model.version());
        if (another) {
            LOG.infof("model=%s before=%s", found.version(), model.version());
            model = found;
        }
        if (refused != null) {
            LOG.infof("model=%s refused=no longer", found.version());
            refused = null;
        }
        return another;
    }

    private void refuse(String version, String reason) {
        Refused now = new Refused(version, reason);
        if (!now.equals(refused)) {
            LOG.errorf("model=%s refused=%s in_use=%s", version, reason, model.version());
            refused = now;
        }
    }

    /** Changes when the pointer or the file that it points to does. */
    private static String fingerprint(ModelStore store, String named) {
        try {
            var file = Files.readAttributes(store.file(named), BasicFileAttributes.class);
            return named + " " + file.size() + " " + file.lastModifiedTime() + " " + file.fileKey();
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return named;
        }
    }

    private static String nothingThere(ModelStore store) throws IOException {
        String models = String.join(", ", store.versions());
        return "there is no " + store.folder().resolve(ModelStore.POINTER) + ": "
                + (models.isEmpty()
                        ? "make a model with `otklik train FILE.csv`"
                        : "name one with `otklik model promote VERSION --models " + store.folder() + "`; there are "
                                + models);
    }

    private static String wayOut(ModelStore store) throws IOException {
        Optional<String> before = store.rollbackTarget();
        return before.isPresent()
                ? "go back to " + before.get() + " with `otklik model rollback --models " + store.folder() + "`"
                : "restore it or make one with `otklik train FILE.csv`";
    }
}
