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
        TokenClaims claims = new TokenClaims(name, Set.of(role), agency, null, Duration.ofHours(1));
        return KeyFiles.create(OtklikResources.keysDir()).tokenSigner().sign(claims, Instant.now());
    }
}
