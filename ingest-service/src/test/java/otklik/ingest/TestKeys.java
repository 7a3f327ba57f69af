package otklik.ingest;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Set;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Unsealer;

/** The key files a service finds, and their private halves for the test. */
record TestKeys(Path folder, KeyPair tokens) {

    static TestKeys in(Path folder) {
        try {
            for (String recipient : new String[] {"notify", "dead-letter"}) {
                String[] json = SealKeys.toJson(SealKeys.generate());
                Files.writeString(folder.resolve(recipient + "-private.json"), json[0]);
                Files.writeString(folder.resolve(recipient + "-public.json"), json[1]);
            }
            Files.writeString(
                    folder.resolve("pseudonym.key"), Base64.getEncoder().encodeToString(new byte[32]));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair tokens = generator.generateKeyPair();
            Files.writeString(
                    folder.resolve("token-public.pem"),
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(tokens.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            return new TestKeys(folder, tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String token(String role) {
        return Jwt.issuer("otklik")
                .upn("tester")
                .groups(Set.of(role))
                .expiresIn(600)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(tokens.getPrivate());
    }

    Unsealer unsealer(String recipient) {
        return new Unsealer(SealKeys.readPrivate(folder, recipient));
    }
}
