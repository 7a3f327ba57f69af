package otklik.ingest.attachment.store;

import java.io.IOException;
import java.io.InputStream;

/** Keeps bytes under names that we make: letters, digits, dots, dashes. A name is written once. Thread-safe; blocks. */
public interface BlobStore extends AutoCloseable {
    /** When it returns the bytes are there for every replica and survive a crash; when it throws they may be there. */
    void put(String name, byte[] sealed) throws IOException;

    /** @throws java.io.FileNotFoundException when there is nothing of this name */
    InputStream get(String name) throws IOException;

    /** Harmless where there is nothing of this name. */
    void delete(String name) throws IOException;

    @Override
    void close();
}
