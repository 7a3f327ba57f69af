package otklik.ingest.attachment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.eventing.seal.KeyWrap;
import otklik.testkit.fake.FakeS3;

class VaultTest {
    private static final String OBJECT = "0198a000-0000-7000-8000-0000000000ab";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final FakeS3 s3 = FakeS3.start("files", "access", "secret");

    @SuppressWarnings("NullAway.Init")
    private KeyWrap master;

    @BeforeEach
    void begin() throws IOException {
        master = newMaster();
    }

    @AfterEach
    void end() {
        s3.close();
    }

    private KeyWrap newMaster() throws IOException {
        Path file = folder.resolve("master-" + System.nanoTime() + ".json");
        Files.writeString(file, KeyWrap.generate());
        return KeyWrap.read(file);
    }

    private BlobStore store(String kind) {
        return kind.equals("folder")
                ? new FolderStore(folder.resolve("files"))
                : new S3Store(s3.endpoint(), "ru-central", "files", "access", "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3"})
    void shouldGiveBackWhatItKept(String kind) throws IOException {
        byte[] plain = new byte[300_000];
        new Random(7).nextBytes(plain);
        try (BlobStore store = store(kind)) {
            Vault vault = new Vault(store, master);
            byte[] key = vault.newKey(OBJECT);
            vault.put(OBJECT, "file", key, plain);
            vault.put(OBJECT, "thumbnail", key, "small".getBytes(StandardCharsets.UTF_8));

            assertThat(read(vault, "file", key)).isEqualTo(plain);
            assertThat(read(vault, "thumbnail", key)).asString().isEqualTo("small");

            vault.delete(OBJECT);
            vault.delete(OBJECT);
            assertThatThrownBy(() -> vault.open(OBJECT, "file", key)).isInstanceOf(FileNotFoundException.class);
        }
        assertThat(stored(kind)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3"})
    void shouldKeepNothingInTheClear(String kind) throws IOException {
        try (BlobStore store = store(kind)) {
            Vault vault = new Vault(store, master);
            vault.put(OBJECT, "file", vault.newKey(OBJECT), "лицо на фотографии".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(stored(kind))
                .singleElement()
                .satisfies(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("лицо"));
    }

    @Test
    void shouldNotReadWithAnotherMasterKeyOrWhatWasChangedOrExchanged() throws IOException {
        BlobStore store = store("folder");
        Vault vault = new Vault(store, master);
        byte[] key = vault.newKey(OBJECT);
        vault.put(OBJECT, "file", key, "one".getBytes(StandardCharsets.UTF_8));
        vault.put(OBJECT, "thumbnail", key, "two".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(new Vault(store, newMaster()), "file", key))
                .isInstanceOf(IOException.class);

        Path file = folder.resolve("files").resolve("ab").resolve(OBJECT + ".file");
        Path other = folder.resolve("files").resolve("ab").resolve(OBJECT + ".thumbnail");
        byte[] bytes = Files.readAllBytes(file);
        Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> read(vault, "file", key)).isInstanceOf(IOException.class);

        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(vault, "file", key)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldSayThatTheStoreIsAwayAndNotThatTheFileIs() {
        s3.setAway(true);
        try (BlobStore store = store("s3")) {
            assertThatThrownBy(() -> store.get("any"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(FileNotFoundException.class);
            assertThatThrownBy(() -> store.put("any", new byte[1])).isInstanceOf(IOException.class);
        }
    }

    private static byte[] read(Vault vault, String part, byte[] key) throws IOException {
        try (InputStream in = vault.open(OBJECT, part, key)) {
            return in.readAllBytes();
        }
    }

    private List<byte[]> stored(String kind) throws IOException {
        if (kind.equals("s3")) {
            return List.copyOf(s3.objects().values());
        }
        try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return Files.readAllBytes(file);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }
}
