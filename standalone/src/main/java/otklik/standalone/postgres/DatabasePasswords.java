package otklik.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The passwords of the database's roles: made once, kept beside the data in a file that only its owner reads. */
final class DatabasePasswords {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties passwords;

    private DatabasePasswords(Properties passwords) {
        this.passwords = passwords;
    }

    static DatabasePasswords load(Path file, List<String> roles) throws IOException {
        var passwords = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                passwords.load(in);
            }
        }
        var missing =
                roles.stream().filter(role -> !passwords.containsKey(role)).toList();
        missing.forEach(role -> passwords.setProperty(role, random()));
        if (!missing.isEmpty()) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, ownerOnly);
            try (var out = Files.newBufferedWriter(next)) {
                passwords.store(out, "Passwords of the database's roles");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new DatabasePasswords(passwords);
    }

    String of(String role) {
        var password = passwords.getProperty(role);
        if (password == null) {
            throw new IllegalArgumentException("No such database role: " + role);
        }
        return password;
    }

    private static String random() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
