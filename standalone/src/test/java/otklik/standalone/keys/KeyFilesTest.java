package otklik.standalone.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.eventing.seal.Unsealer;

class KeyFilesTest {

    @TempDir
    Path folder;

    @Test
    void shouldMakeFilesForOwnerOnlyWhenFolderIsNew() throws Exception {
        KeyFiles.create(folder);

        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(17)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void shouldKeepEveryKeyWhenFolderIsOpenedAgain() throws Exception {
        KeyFiles.create(folder);
        var seal = new Sealer(SealKeys.readPublic(folder, "routing"), Clock.systemUTC()).seal("слова");
        var pseudonym = Files.readString(folder.resolve("pseudonym.key"));

        KeyFiles.create(folder);

        assertThat(new Unsealer(SealKeys.readPrivate(folder, "routing")).unsealText(seal))
                .isEqualTo("слова");
        assertThat(folder.resolve("pseudonym.key")).hasContent(pseudonym);
    }

    @Test
    void shouldKeepFormerPublicKeysOfTheAuditWhenItsPrivateKeyIsReplaced() throws Exception {
        KeyFiles.create(folder);
        var former = Files.readString(folder.resolve("audit-public.pem"));
        Files.delete(folder.resolve("audit-private.pem"));

        KeyFiles.create(folder);

        assertThat(folder.resolve("audit-private.pem")).exists();
        assertThat(folder.resolve("audit-public.pem"))
                .content()
                .endsWith(former)
                .hasSizeGreaterThan(former.length());
    }

    @Test
    void shouldSignTokenThatPublicKeyAcceptsWhenRoleIsGiven() throws Exception {
        var keys = KeyFiles.create(folder);
        var claims = new TokenClaims("anna", Set.of("executor"), "minstroy", null, Duration.ofDays(1));

        var token = keys.tokenSigner().sign(claims, Instant.parse("2026-05-01T10:00:00Z"));

        var parts = token.split("\\.", -1);
        assertThat(verify(keys, parts)).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains(
                        "\"iss\":\"otklik\"",
                        "\"upn\":\"anna\"",
                        "\"groups\":[\"executor\"]",
                        "\"agency\":\"minstroy\"",
                        "\"exp\":1777716000");
    }

    private static boolean verify(KeyFiles keys, String[] parts) throws Exception {
        var pem = Files.readString(keys.tokenPublicKey())
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }
}
