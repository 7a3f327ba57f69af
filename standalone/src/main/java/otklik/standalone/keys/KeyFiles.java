package otklik.standalone.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import otklik.eventing.seal.KeyWrap;
import otklik.eventing.seal.SealKeys;

/**
 * The folder of an installation's keys. {@link #create} makes what is missing and never replaces what is there: a
 * sealed text or a pseudonym is worthless without the key that made it.
 *
 * <ul>
 *   <li>{@code routing|notify|dead-letter-private.json} and {@code -public.json}: Tink keysets, HPKE with X25519
 *   <li>{@code token-private.pem}, {@code token-public.pem}: P-256, signs callers' tokens (ES256)
 *   <li>{@code audit-private.pem}, {@code audit-public.pem}: Ed25519, signs checkpoints of the audit
 *   <li>{@code pseudonym.key}, {@code pin.key}, {@code web-chat.key}, {@code attachment-link.key},
 *       {@code stop-link.key}: 32 random bytes, base64
 *   <li>{@code attachment-master.json}, {@code vault-master.json}: Tink keysets, AES-256-GCM, wrap the keys of stored files and
 *       of citizens' addresses
 * </ul>
 */
public final class KeyFiles {

    private static final List<String> RECIPIENTS = List.of("routing", "notify", "dead-letter");
    private static final List<String> SECRETS =
            List.of("pseudonym.key", "pin.key", "web-chat.key", "attachment-link.key", "stop-link.key");
    private static final List<String> MASTERS = List.of("attachment-master.json", "vault-master.json");

    private final Path folder;

    private KeyFiles(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder, with every key in it. */
    public static KeyFiles create(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't make the folder of keys " + folder + ": " + e.getMessage(), e);
        }
        var keys = new KeyFiles(folder);
        RECIPIENTS.forEach(keys::createKeyset);
        SECRETS.forEach(keys::createSecret);
        MASTERS.forEach(keys::createMaster);
        keys.createTokenKeys();
        keys.createAuditKeys();
        return keys;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** The key that checks tokens, PEM. */
    public Path tokenPublicKey() {
        return folder.resolve("token-public.pem");
    }

    /** Signs tokens with this folder's key. */
    public TokenSigner tokenSigner() {
        return TokenSigner.load(folder.resolve("token-private.pem"));
    }

    private void createKeyset(String recipient) {
        var privateFile = folder.resolve(recipient + "-private.json");
        var publicFile = folder.resolve(recipient + "-public.json");
        if (Files.exists(privateFile) && Files.exists(publicFile)) {
            return;
        }
        var keyset = Files.exists(privateFile) ? SealKeys.readPrivate(folder, recipient) : SealKeys.generate();
        var json = SealKeys.toJson(keyset);
        SecretFile.write(privateFile, json[0]);
        SecretFile.write(publicFile, json[1]);
    }

    private void createSecret(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            SecretFile.write(file, Base64.getEncoder().encodeToString(bytes));
        }
    }

    private void createMaster(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            SecretFile.write(file, KeyWrap.generate());
        }
    }

    private void createTokenKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            createPair("token", generator, "");
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("This JDK has no P-256 keys", e);
        }
    }

    /** A new pair's public key comes before former ones: what they signed must still be checked. */
    private void createAuditKeys() {
        var publicFile = folder.resolve("audit-public.pem");
        try {
            var former = Files.exists(publicFile) ? Files.readString(publicFile) : "";
            createPair("audit", KeyPairGenerator.getInstance("Ed25519"), former);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + publicFile + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no Ed25519 keys", e);
        }
    }

    private void createPair(String name, KeyPairGenerator generator, String former) {
        var privateFile = folder.resolve(name + "-private.pem");
        var publicFile = folder.resolve(name + "-public.pem");
        if (Files.exists(privateFile) && Files.exists(publicFile)) {
            return;
        }
        var pair = generator.generateKeyPair();
        SecretFile.write(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()) + former);
        SecretFile.write(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static String pem(String kind, byte[] encoded) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
