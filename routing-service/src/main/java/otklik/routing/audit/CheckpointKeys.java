package otklik.routing.audit;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The public keys that checkpoints are checked with: the present one and former ones. */
public final class CheckpointKeys {
    /** In the folder of keys. */
    public static final String FILE = "audit-public.pem";

    private final Map<String, PublicKey> byFingerprint = new HashMap<>();

    CheckpointKeys(List<PublicKey> keys) {
        keys.forEach(key -> byFingerprint.put(Pem.fingerprint(key), key));
    }

    /** @throws java.io.UncheckedIOException when the file cannot be read or holds no key; the message names it */
    public static CheckpointKeys read(Path file) {
        return new CheckpointKeys(Pem.publicKeys(file));
    }

    boolean knows(Checkpoint checkpoint) {
        return byFingerprint.containsKey(checkpoint.key());
    }

    /** Whether a known key signed it as it is. */
    boolean signed(Checkpoint checkpoint) {
        PublicKey key = byFingerprint.get(checkpoint.key());
        return key != null && checkpoint.isWhole() && verify(key, checkpoint.hash(), checkpoint.signature());
    }

    static boolean verify(PublicKey key, byte[] hash, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(hash);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
