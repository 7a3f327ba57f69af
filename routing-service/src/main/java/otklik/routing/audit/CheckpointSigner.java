package otklik.routing.audit;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signs checkpoints with the installation's key; routing-service alone has it. */
final class CheckpointSigner {
    private final PrivateKey privateKey;
    private final String key;

    CheckpointSigner(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.key = Pem.fingerprint(publicKey);
        if (!CheckpointKeys.verify(publicKey, new byte[32], sign(new byte[32]))) {
            throw new IllegalArgumentException("audit-public.pem does not begin with the key of audit-private.pem");
        }
    }

    /** From {@code audit-private.pem} and the first key of {@code audit-public.pem}. */
    static CheckpointSigner read(Path keysDir) {
        return new CheckpointSigner(
                Pem.privateKey(keysDir.resolve("audit-private.pem")),
                Pem.publicKeys(keysDir.resolve(CheckpointKeys.FILE)).getFirst());
    }

    /** Fingerprint of the public key. */
    String key() {
        return key;
    }

    byte[] sign(byte[] hash) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(hash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the checkpoint cannot be signed", e);
        }
    }
}
