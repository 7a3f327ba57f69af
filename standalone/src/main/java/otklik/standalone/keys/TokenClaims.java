package otklik.standalone.keys;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token says about its holder.
 *
 * @param name of the holder, for audit entries
 * @param roles what he may do; see {@link #ROLES}
 * @param agency code of the agency he works for, if he does
 * @param municipality code of the municipality that he is bound to, if he is
 * @param life how long the token is good
 */
public record TokenClaims(
        String name,
        Set<String> roles,
        @Nullable String agency,
        @Nullable String municipality,
        Duration life) {

    /** Every role there is. */
    public static final Set<String> ROLES =
            Set.of("moderator", "coordinator", "executor", "approver", "analyst", "governor", "auditor", "admin");

    public TokenClaims {
        roles = Set.copyOf(roles);
        for (var role : roles) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException("No such role: " + role);
            }
        }
    }

    /** An administrator for a few minutes: what this program's own commands use. */
    public static TokenClaims shortAdmin() {
        return new TokenClaims("otklik", Set.of("admin"), null, null, Duration.ofMinutes(10));
    }
}
