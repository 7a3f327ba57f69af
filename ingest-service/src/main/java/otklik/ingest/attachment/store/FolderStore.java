package otklik.ingest.attachment.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files in a folder, 256 folders below it; replicas share it. */
public final class FolderStore implements BlobStore {
    private final Path folder;

    /** @throws UncheckedIOException when the folder cannot be made; the message names it */
    public FolderStore(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("otklik.ingest.attachment.folder: cannot make " + folder, e);
        }
    }

    @Override
    public void put(String name, byte[] sealed) throws IOException {
        Path directory = directory(name);
        Files.createDirectories(directory);
        Path next = Files.createTempFile(
                directory,
                name,
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(sealed);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(next, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    @Override
    public InputStream get(String name) throws IOException {
        try {
            return Files.newInputStream(directory(name).resolve(name));
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(name);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory(name).resolve(name));
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** The last digits differ most, in names that begin with the time. */
    private Path directory(String name) {
        String digits = name.substring(0, name.contains(".") ? name.indexOf('.') : name.length());
        return folder.resolve(digits.substring(digits.length() - 2));
    }

    /** A name is durable when its folder is. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }
}
