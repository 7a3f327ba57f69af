package otklik.routing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.util.KeyUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.routing.fixture.GivenClock;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.keys.TokenClaims;
import otklik.standalone.keys.TokenSigner;

class VerifiedTokensTest {
    private final Instant now = Instant.now();
    private Instant at = now;
    private final VerifiedTokens tokens = new VerifiedTokens(new GivenClock(() -> at));

    private TokenSigner signer;
    private JWTAuthContextInfo context;

    @BeforeEach
    void keys(@TempDir Path folder) throws Exception {
        KeyFiles keys = KeyFiles.create(folder);
        signer = keys.tokenSigner();
        context = new JWTAuthContextInfo(
                KeyUtils.decodePublicKey(Files.readString(keys.tokenPublicKey()), SignatureAlgorithm.ES256), "otklik");
        context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
    }

    private String token(Duration life) {
        return signer.sign(new TokenClaims("anna", Set.of("coordinator"), null, null, life), now);
    }

    @Test
    void shouldRememberAGenuineTokenForAMinute() throws ParseException {
        String token = token(Duration.ofHours(1));
        var caller = tokens.parse(token, context);

        at = now.plus(VerifiedTokens.LONGEST).minusSeconds(1);
        assertThat(tokens.parse(token, context)).isSameAs(caller);
        at = now.plus(VerifiedTokens.LONGEST);
        assertThat(tokens.parse(token, context)).isNotSameAs(caller);
    }

    @Test
    void shouldCheckATokenAnewThatHasExpired() throws ParseException {
        String token = token(Duration.ofSeconds(20));
        var caller = tokens.parse(token, context);

        at = now.plusSeconds(20);
        assertThat(tokens.parse(token, context)).isNotSameAs(caller);
    }

    @Test
    void shouldBelieveNoOtherTokenBesideAGenuineOne() throws ParseException {
        String token = token(Duration.ofHours(1));
        tokens.parse(token, context);
        String forged = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.parse(forged, context)).isInstanceOf(ParseException.class);
        }
    }
}
