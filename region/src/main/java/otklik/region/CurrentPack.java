package otklik.region;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pack in use: that of its folder as it was when it was last good. A changed folder is taken up once it looks the same twice in a row,
 * so that a copy half done is not; one that cannot be used changes nothing and is told, once for each of its versions.
 *
 * <p>{@link #get} is for any thread and never waits. {@link #look} is for one thread: the caller's, or that of {@link #watch}.
 */
public final class CurrentPack implements Supplier<RegionPack>, AutoCloseable {
    private final Path folder;
    private final Listener listener;
    private volatile RegionPack running;
    private volatile @Nullable Refused refused;
    private String seen;
    private @Nullable ScheduledExecutorService thread;

    /** Hears what became of a changed folder, in the thread that looked. */
    public interface Listener {
        void changed(RegionPack before, RegionPack now);

        /** The pack before it stays in use. */
        void refused(Refused other);

        /** Something failed that is no fault of the pack; the next look comes all the same. */
        void failed(RuntimeException why);
    }

    /**
     * A pack that cannot be used.
     *
     * @param version what {@link RegionPack#version} would be
     * @param faults never empty
     */
    public record Refused(String version, List<Fault> faults) {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** @throws PackFaults where the folder's pack cannot be used now: there is none before it to go on with */
    public CurrentPack(Path folder, Listener listener) {
        this.folder = folder;
        this.listener = listener;
        running = RegionPack.load(folder);
        seen = running.version();
    }

    @Override
    public RegionPack get() {
        return running;
    }

    /** The pack that the folder holds now, where it cannot be used. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /**
     * Looks at the folder once.
     *
     * @return whether another pack is in use now
     */
    public boolean look() {
        var version = new PackFolder(folder, new FaultList()).version();
        boolean settled = version.equals(seen);
        seen = version;
        if (version.equals(running.version())) {
            refused = null;
            return false;
        }
        var told = refused;
        if (!settled || told != null && told.version().equals(version)) {
            return false;
        }
        return takeUp(version);
    }

    private boolean takeUp(String version) {
        try {
            var next = RegionPack.load(folder);
            var faults = needsRestart(running, next);
            if (!faults.isEmpty()) {
                refuse(new Refused(version, faults));
                return false;
            }
            var before = running;
            running = next;
            seen = next.version();
            refused = null;
            listener.changed(before, next);
            return true;
        } catch (PackFaults e) {
            refuse(new Refused(version, e.faults()));
            return false;
        }
    }

    private void refuse(Refused other) {
        refused = other;
        listener.refused(other);
    }

    /** Topics are made at the start, one for each agency: a case for an agency without one would stop its reader. */
    private static List<Fault> needsRestart(RegionPack running, RegionPack next) {
        var faults = new ArrayList<Fault>();
        if (!next.code().equals(running.code())) {
            faults.add(new Fault(
                    PackSettings.FILE,
                    1,
                    "the region " + YamlValue.quote(next.code()),
                    "the region " + YamlValue.quote(running.code()) + " until a restart"));
        }
        for (var agency : next.agencies()) {
            if (running.agency(agency.code()).isEmpty()) {
                faults.add(new Fault(
                        agency.municipality().isPresent() ? MunicipalitiesFile.FILE : AgenciesFile.FILE,
                        1,
                        "the agency " + YamlValue.quote(agency.code()) + " is new",
                        "no new agencies until a restart, which makes their topics"));
            }
        }
        return faults;
    }

    /** Looks again and again, with this pause between, until {@link #close}. */
    public synchronized void watch(Duration pause) {
        if (thread != null) {
            throw new IllegalStateException("this pack is watched already");
        }
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pack-watch").daemon().factory());
        thread.scheduleWithFixedDelay(this::lookSafely, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the schedule. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            listener.failed(e);
        }
    }

    /** Ends the watch; the pack stays usable. */
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
