package otklik.testkit.resource;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs callers' tokens as {@code otklik token} does: JWT, ES256, issuer {@code otklik}, good for an hour.
 *
 * <pre>{@code
 * given().auth().oauth2(TestToken.of("admin"))
 * given().auth().oauth2(TestToken.by(keysDir).role("executor").agency("min-roads").sign())
 * }</pre>
 */
public final class TestToken {

    private final Path keys;
    private final JsonObject claims =
            new JsonObject().put("iss", "otklik").put("upn", "test").put("sub", "test");

    private TestToken(Path keys) {
        this.keys = keys;
    }

    /** A token with one role, by the key of the running {@link OtklikResources}. */
    public static String of(String role) {
        return by(OtklikResources.keysDir()).role(role).sign();
    }

    /** A token with one role and an agency's code, by the key of the running {@link OtklikResources}. */
    public static String of(String role, String agency) {
        return by(OtklikResources.keysDir()).role(role).agency(agency).sign();
    }

    /**
     * Begins a token.
     *
     * @param keysDir holds {@code token-private.pem}
     */
    public static TestToken by(Path keysDir) {
        return new TestToken(keysDir);
    }

    public TestToken role(String... roles) {
        claims.put("groups", new JsonArray(List.of(roles)));
        return this;
    }

    public TestToken agency(@Nullable String code) {
        claims.put("agency", code);
        return this;
    }

    public TestToken municipality(@Nullable String code) {
        claims.put("municipality", code);
        return this;
    }

    public TestToken named(String upn) {
        claims.put("upn", upn).put("sub", upn);
        return this;
    }

    /** Sets any claim, {@code exp} too: for tests of what must be refused. */
    public TestToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public String sign() {
        long now = Instant.now().getEpochSecond();
        JsonObject payload = new JsonObject()
                .put("iat", now)
                .put("exp", now + 3600)
                .put("jti", UUID.randomUUID().toString())
                .mergeIn(claims);
        String unsigned = base64(new JsonObject().put("alg", "ES256").put("typ", "JWT")) + "." + base64(payload);
        try {
            String pem = Files.readString(keys.resolve("token-private.pem"));
            byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (GeneralSecurityException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    private static String base64(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }
}
