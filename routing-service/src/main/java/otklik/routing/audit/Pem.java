package otklik.routing.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys in PEM files; what is wrong is said with the file's name. */
final class Pem {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]*)-----END \\1-----");
    private static final String ALGORITHM = "Ed25519";

    private Pem() {}

    static PrivateKey privateKey(Path file) {
        for (Block block : blocks(file)) {
            if (block.kind().equals("PRIVATE KEY")) {
                try {
                    return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(block.bytes()));
                } catch (GeneralSecurityException e) {
                    throw unusable(file, e);
                }
            }
        }
        throw unusable(file, new IOException("no PRIVATE KEY in it"));
    }

    /** All of the file: former keys stay beside the present one, so that what they signed can be checked. */
    static List<PublicKey> publicKeys(Path file) {
        List<PublicKey> keys = new ArrayList<>();
        for (Block block : blocks(file)) {
            try {
                keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block.bytes())));
            } catch (GeneralSecurityException e) {
                throw unusable(file, e);
            }
        }
        if (keys.isEmpty()) {
            throw unusable(file, new IOException("no PUBLIC KEY in it"));
        }
        return keys;
    }

    /** Short name of a key. */
    static String fingerprint(PublicKey key) {
        return HexFormat.of().formatHex(Canonical.sha256(key.getEncoded()), 0, 8);
    }

    private record Block(String kind, byte[] bytes) {}

    private static List<Block> blocks(Path file) {
        try {
            List<Block> blocks = new ArrayList<>();
            Matcher found = BLOCK.matcher(Files.readString(file));
            while (found.find()) {
                blocks.add(new Block(found.group(1), Base64.getMimeDecoder().decode(found.group(2))));
            }
            return blocks;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static UncheckedIOException unusable(Path file, Exception why) {
        return new UncheckedIOException("no usable Ed25519 key: " + file, new IOException(why.getMessage(), why));
    }
}
