package otklik.standalone.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs for this machine: those of the folder that {@value #HOME} names, else those that come with us, unpacked once
 * into a cache folder of the user ({@code $XDG_CACHE_HOME/otklik} or {@code ~/.cache/otklik}) that is named by the digest of the
 * archive, so that versions never mix.
 *
 * @param home has {@code bin}
 * @param major version, {@value #LEAST_MAJOR} at least
 */
record PostgreSqlBinaries(Path home, int major) {

    /** Environment variable with the folder of an installation, {@code /usr/lib/postgresql/15} for example. */
    static final String HOME = "OTKLIK_POSTGRESQL_HOME";

    /** The first with what our tables use. */
    static final int LEAST_MAJOR = 15;

    private static final Pattern VERSION = Pattern.compile("postgres \\(PostgreSQL\\) (\\d+)");

    /**
     * The programs to take.
     *
     * @throws IOException when there are none or they are too old; says what to do
     */
    static PostgreSqlBinaries chosen() throws IOException {
        var home = System.getenv(HOME);
        return home == null || home.isBlank() ? at(unpacked()) : at(Path.of(home));
    }

    /** @throws IOException when {@code home} has no PostgreSQL that we can use; says which folder was meant */
    static PostgreSqlBinaries at(Path home) throws IOException {
        var server = home.resolve("bin").resolve("postgres");
        if (!Files.isExecutable(server)) {
            throw new IOException(
                    "no PostgreSQL in " + home + ": there is no program " + server + ". Let " + HOME
                            + " name a folder that has bin/postgres, or unset it to take the PostgreSQL that comes with Otklik.");
        }
        var said = said(server);
        var version = VERSION.matcher(said);
        if (!version.find() || Integer.parseInt(version.group(1)) < LEAST_MAJOR) {
            throw new IOException(
                    "PostgreSQL " + LEAST_MAJOR + " or newer is needed, and " + server + " says: " + said);
        }
        return new PostgreSqlBinaries(home, Integer.parseInt(version.group(1)));
    }

    private static String said(Path server) throws IOException {
        var asked = new ProcessBuilder(server.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        try (var answer = asked.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /**
     * How a cluster is to sort and to tell letters: by code points, with letters of all alphabets, whatever machine it is on. Before
     * version 17 that is the C library's to say.
     */
    List<String> localeOptions() {
        return major >= 17
                ? List.of("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C")
                : List.of("--locale", "C", "--lc-ctype", "C.UTF-8");
    }

    /** Finds the unpacked programs or unpacks them; several processes may do so at once. */
    private static Path unpacked() {
        try {
            var target = cacheFolder().resolve("postgresql-" + archiveDigest());
            if (!Files.isDirectory(target)) {
                unpackInto(target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's programs can't be unpacked: " + e.getMessage(), e);
        }
    }

    /** The command line of a program. PostgreSQL refuses to run as root: there it gets a user namespace. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"))
                && System.getProperty("os.name", "").startsWith("Linux");
    }

    private static InputStream archive() throws IOException {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var system = os.startsWith("mac") ? "Darwin" : "Linux";
        var architecture = ArchUtils.normalize(System.getProperty("os.arch", ""));
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
    }

    private static Path cacheFolder() {
        var cache = System.getenv("XDG_CACHE_HOME");
        var base = cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home", "."), ".cache")
                : Path.of(cache);
        return base.resolve("otklik");
    }

    private static String archiveDigest() throws IOException {
        try (var in = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpackInto(Path target) throws IOException {
        Files.createDirectories(parentOf(target));
        var building = Files.createTempDirectory(parentOf(target), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, building);
            }
        }
        try {
            Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was faster: its folder is as good.
            deleteTree(building);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        var file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(parentOf(file));
            try {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } catch (FileAlreadyExistsException e) {
                throw new IOException("Twice in the archive: " + entry.getName(), e);
            }
        } else if (entry.isFile()) {
            Files.createDirectories(parentOf(file));
            Files.copy(tar, file);
            Files.setPosixFilePermissions(file, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        permissions.add(PosixFilePermission.OWNER_WRITE);
        if ((mode & 0100) != 0) {
            permissions.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path parentOf(Path path) {
        var parent = path.getParent();
        return parent == null ? Path.of(".") : parent;
    }
}
