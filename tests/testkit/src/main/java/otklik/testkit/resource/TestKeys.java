package otklik.testkit.resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import otklik.eventing.seal.SealKeys;

/** An installation's folder of keys, for tests: the files that {@code otklik up} makes at the first start. */
final class TestKeys {

    private TestKeys() {}

    static Path create() {
        Path folder = TemporaryFolder.create("keys");
        try {
            for (String recipient : List.of("routing", "notify", "dead-letter")) {
                String[] json = SealKeys.toJson(SealKeys.generate());
                Files.writeString(folder.resolve(recipient + "-private.json"), json[0]);
                Files.writeString(folder.resolve(recipient + "-public.json"), json[1]);
            }
            for (String secret : List.of("pseudonym.key", "pin.key")) {
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                Files.writeString(folder.resolve(secret), Base64.getEncoder().encodeToString(bytes));
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            write(
                    folder.resolve("token-private.pem"),
                    "PRIVATE KEY",
                    pair.getPrivate().getEncoded());
            write(
                    folder.resolve("token-public.pem"),
                    "PUBLIC KEY",
                    pair.getPublic().getEncoded());
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } catch (GeneralSecurityException noCurve) {
            throw new IllegalStateException("this JDK has no P-256", noCurve);
        }
    }

    private static void write(Path file, String kind, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Files.writeString(file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind));
    }
}
