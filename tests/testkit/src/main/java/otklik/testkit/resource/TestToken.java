package otklik.testkit.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.keys.TokenClaims;

/**
 * Callers' tokens by the key of the running {@link OtklikResources}, good for an hour.
 *
 * <pre>{@code given().auth().oauth2(TestToken.of("admin"))}</pre>
 */
public final class TestToken {

    private TestToken() {}

    /** Of somebody with this role and no agency. */
    public static String of(String role) {
        return of(role, null);
    }

    /** Of somebody with this role in the agency of this code. */
    public static String of(String role, @Nullable String agency) {
        return of(role, agency, "test");
    }

    /** Of the person with this name. */
    public static String of(String role, @Nullable String agency, String name) {
        return signed(new TokenClaims(name, Set.of(role), agency, null, Duration.ofHours(1)));
    }

    /** Of somebody who works on one municipality only. */
    public static String ofPlace(String role, @Nullable String agency, String municipality) {
        return signed(new TokenClaims("test", Set.of(role), agency, municipality, Duration.ofHours(1)));
    }

    /** Good, but of somebody who has no role. */
    public static String withoutRole(@Nullable String agency) {
        return signed(new TokenClaims("test", Set.of(), agency, null, Duration.ofHours(1)));
    }

    private static String signed(TokenClaims claims) {
        return KeyFiles.create(OtklikResources.keysDir()).tokenSigner().sign(claims, Instant.now());
    }
}
