package otklik.standalone.launch;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param root the checked-out project, with the built services
 * @param data everything that must be kept: the broker's and the database's files, keys, logs
 */
public record Installation(Path root, Path data) {

    public Installation {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The broker's files. */
    public Path kafka() {
        return data.resolve("kafka");
    }

    /** The database's files. */
    public Path postgreSql() {
        return data.resolve("postgresql");
    }

    /** Keys, see {@link otklik.standalone.keys.KeyFiles}. */
    public Path keys() {
        return data.resolve("keys");
    }

    /** Files that citizens sent, encrypted. */
    public Path attachments() {
        return data.resolve("attachments");
    }

    /** Logs, of limited size. */
    public Path logs() {
        return data.resolve("logs");
    }

    /** What runs now: pid files, ports. */
    public Path run() {
        return data.resolve("run");
    }

    /** Progress and refused rows of imports. */
    public Path imports() {
        return data.resolve("imports");
    }

    /** The region pack used when no other is named. */
    public Path regionPack() {
        return root.resolve("regions").resolve("orenburg");
    }
}
