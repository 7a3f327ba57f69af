package otklik.routing.desk;

import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who asks over HTTP: what the token says, and nothing else. */
@Singleton
public class Callers {
    private final JsonWebToken token;

    Callers(JsonWebToken token) {
        this.token = token;
    }

    /** Of the request that is being answered. */
    public Caller current() {
        return caller(token.getName(), token.getGroups(), token.getClaim("agency"), token.getClaim("municipality"));
    }

    /** A seam for tests that break the application's filter on purpose. */
    Caller caller(String name, Set<String> roles, @Nullable String agency, @Nullable String municipality) {
        return new Caller(name, roles, agency, municipality);
    }
}
