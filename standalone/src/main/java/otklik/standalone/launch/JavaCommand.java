package otklik.standalone.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the services' JVMs are started.
 *
 * @param heap greatest heap of each, as {@code -Xmx} takes it: {@code 256m}
 * @param fullJit both compilers: faster after some minutes, slower to start
 */
public record JavaCommand(String heap, boolean fullJit) {

    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            // A batch at work is young: with the usual third it would overflow into the old half and cost full
            // collections.
            "-XX:NewRatio=1",
            // Objects here are many and small: a header of eight bytes instead of twelve.
            "-XX:+UseCompactObjectHeaders",
            // The second compiler takes whole call trees into a method that is called often: two minutes of work on two
            // busy cores. With shallower ones it has a fifth less to do, and what it makes is as quick here.
            "-XX:MaxInlineLevel=9",
            "-XX:InlineSmallCode=1000",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8");

    /** The command for a jar, with its ahead-of-time cache if there is one that is not older. */
    List<String> of(Path jar, Path aotCache) {
        var command = start();
        if (isFresh(aotCache, jar)) {
            command.add("-XX:AOTCache=" + aotCache);
            // A cache that does not fit is passed over in silence: it is an acceleration, no more.
            command.add("-Xlog:disable");
            command.add("-Xlog:all=error:stderr");
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** The command that, when it ends, writes the ahead-of-time cache. */
    List<String> training(Path jar, Path aotCache) {
        var command = start();
        command.addAll(List.of("-XX:AOTCacheOutput=" + aotCache, "-jar", jar.toString()));
        return command;
    }

    static boolean isFresh(Path aotCache, Path jar) {
        return Files.exists(aotCache)
                && aotCache.toFile().lastModified() >= jar.toFile().lastModified();
    }

    private List<String> start() {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.add("-Xmx" + heap);
        command.addAll(COMMON);
        if (!fullJit) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        return command;
    }

    private static Path java() {
        @Nullable String home = System.getProperty("java.home");
        return Path.of(home == null ? "" : home, "bin", "java");
    }
}
