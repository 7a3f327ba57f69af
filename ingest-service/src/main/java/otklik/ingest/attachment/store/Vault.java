package otklik.ingest.attachment.store;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import otklik.contracts.AttachmentLink;
import otklik.eventing.seal.KeyWrap;
import otklik.eventing.seal.UnreadableSeal;

/**
 * Files, encrypted. Each has a key of its own, which lies wrapped in its row of the database: without the row nobody can read
 * the bytes any more, whatever becomes of them. Reading is a stream whose every part is checked before it is given out.
 */
public final class Vault {
    private static final String ALGORITHM = "HmacSha256";
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;
    private static final String KEY_OF = "otklik attachment ";

    private final BlobStore store;
    private final KeyWrap master;
    private final SecureRandom random = new SecureRandom();

    public Vault(BlobStore store, KeyWrap master) {
        this.store = store;
        this.master = master;
    }

    /**
     * A key for the file of this name, wrapped.
     *
     * @param object the file's name in the store
     */
    public byte[] newKey(String object) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return master.wrap(key, KEY_OF + object);
    }

    /** Keeps one part of the file, {@code file} or {@code thumbnail}. */
    public void put(String object, String part, byte[] wrappedKey, byte[] plain) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(plain.length + plain.length / 1024 + 1024);
        try (var out = cipher(object, wrappedKey).newEncryptingStream(sealed, context(object, part))) {
            out.write(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot encrypt a stream", e);
        }
        store.put(name(object, part), sealed.toByteArray());
    }

    /** @throws java.io.FileNotFoundException when it is not kept any more */
    public InputStream open(String object, String part, byte[] wrappedKey) throws IOException {
        InputStream sealed = store.get(name(object, part));
        try {
            return cipher(object, wrappedKey).newDecryptingStream(sealed, context(object, part));
        } catch (GeneralSecurityException e) {
            sealed.close();
            throw new IllegalStateException("this JDK cannot decrypt a stream", e);
        }
    }

    /** All parts of the file; harmless where there is none. */
    public void delete(String object) throws IOException {
        for (String part : AttachmentLink.PARTS) {
            store.delete(name(object, part));
        }
    }

    private AesGcmHkdfStreaming cipher(String object, byte[] wrappedKey) throws IOException {
        try {
            byte[] key = master.unwrap(wrappedKey, KEY_OF + object);
            return new AesGcmHkdfStreaming(key, ALGORITHM, KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (UnreadableSeal e) {
            throw new IOException("the file's key cannot be unwrapped with this master key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-256-GCM", e);
        }
    }

    private static String name(String object, String part) {
        return object + "." + part;
    }

    private static byte[] context(String object, String part) {
        return name(object, part).getBytes(StandardCharsets.UTF_8);
    }
}
