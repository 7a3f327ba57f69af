package otklik.routing.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The ends of all chains at one time, signed.
 *
 * @param number from 1, without gaps
 * @param heads by shard
 * @param settled entries up to this id were linked
 * @param previous hash of the checkpoint before; zeros for the first
 * @param hash of all of the above
 * @param key fingerprint of the public key
 * @param signature Ed25519, of the hash
 */
record Checkpoint(
        long number,
        Instant at,
        List<Head> heads,
        long settled,
        byte[] previous,
        byte[] hash,
        String key,
        byte[] signature) {

    static Checkpoint signed(
            long number, Instant at, List<Head> heads, long settled, byte[] previous, CheckpointSigner signer) {
        byte[] hash = hash(number, at, heads, settled, previous);
        return new Checkpoint(number, at, heads, settled, previous, hash, signer.key(), signer.sign(hash));
    }

    /** Whether the hash is that of what it stands for. */
    boolean isWhole() {
        return Arrays.equals(hash, hash(number, at, heads, settled, previous));
    }

    boolean same(Checkpoint other) {
        return number == other.number && Arrays.equals(hash, other.hash);
    }

    boolean hasHeads(List<Head> others) {
        if (heads.size() != others.size()) {
            return false;
        }
        for (int shard = 0; shard < heads.size(); shard++) {
            if (!heads.get(shard).same(others.get(shard))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] hash(long number, Instant at, List<Head> heads, long settled, byte[] previous) {
        Canonical canonical = new Canonical("otklik-audit-checkpoint-1")
                .number(number)
                .number(at.getEpochSecond())
                .number(at.getNano())
                .number(heads.size());
        heads.forEach(head -> canonical.number(head.sequence()).bytes(head.hash()));
        return canonical.number(settled).bytes(previous).sha256();
    }

    @Override
    public String toString() {
        return "Checkpoint[number=" + number + ", hash=" + HexFormat.of().formatHex(hash) + "]";
    }
}
