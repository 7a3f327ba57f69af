package otklik.standalone.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs callers' tokens: JWT with ES256, issuer {@code otklik}, roles in {@code groups}. */
public final class TokenSigner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = encode("{\"alg\":\"ES256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final PrivateKey key;

    private TokenSigner(PrivateKey key) {
        this.key = key;
    }

    /** Reads a PKCS#8 PEM file with a P-256 key. */
    public static TokenSigner load(Path privateKeyPem) {
        try {
            var body = Files.readString(privateKeyPem)
                    .replaceAll("-----[A-Z ]+-----", "")
                    .replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
            return new TokenSigner(KeyFactory.getInstance("EC").generatePrivate(spec));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the token key " + privateKeyPem, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not an elliptic-curve key: " + privateKeyPem, e);
        }
    }

    /** A token that is good from {@code now}. */
    public String sign(TokenClaims claims, Instant now) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("iss", "otklik");
        payload.put("sub", claims.name());
        payload.put("upn", claims.name());
        payload.put("groups", List.copyOf(claims.roles()));
        if (claims.agency() != null) {
            payload.put("agency", claims.agency());
        }
        if (claims.municipality() != null) {
            payload.put("municipality", claims.municipality());
        }
        payload.put("iat", now.getEpochSecond());
        payload.put("exp", now.plus(claims.life()).getEpochSecond());
        payload.put("jti", UUID.randomUUID().toString());
        var unsigned = HEADER + "." + encode(json(payload));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The token can't be signed", e);
        }
    }

    private static byte[] json(Map<String, Object> payload) {
        try {
            return JSON.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
