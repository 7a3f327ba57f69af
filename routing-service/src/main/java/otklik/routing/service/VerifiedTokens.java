package otklik.routing.service;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a moment which tokens were found genuine: checking a signature takes longer than reading a case, and a desk shows the
 * same token with every click. What is not genuine is checked each time. Safe for use by many threads.
 */
@Singleton
@Alternative
@Priority(1)
public final class VerifiedTokens extends DefaultJWTCallerPrincipalFactory {
    /** No longer than this is a token believed whose key was taken out of use. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    private record Verified(JWTCallerPrincipal caller, Instant until) {}

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        Instant now = clock.instant();
        Verified known = verified.get(token);
        if (known != null && now.isBefore(known.until())) {
            return known.caller();
        }
        verified.remove(token);
        JWTCallerPrincipal caller = super.parse(token, context);
        Instant expires = Instant.ofEpochSecond(caller.getExpirationTime());
        Instant longest = now.plus(LONGEST);
        if (verified.size() >= MOST) {
            verified.clear();
        }
        verified.put(token, new Verified(caller, expires.isBefore(longest) ? expires : longest));
        return caller;
    }
}
