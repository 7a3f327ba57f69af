package otklik.routing.duplicate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is kept of a message to compare it with others: hashes, none of which can be read, and a pin.
 *
 * @param fingerprint that of its tags, 64 bytes: the share of bytes alike is about the share of pairs of words in common
 * @param words how many it has, at most 255
 */
record Features(byte[] fingerprint, int words, Spot spot, Particulars particulars) {
    private static final int SIZE = 64;
    private static final int FIXED = SIZE + 1 + 6 * Integer.BYTES + 2;
    private static final int NO_PIN = Integer.MIN_VALUE;

    /** An estimate of the share of pairs of words in common, 0 to 1. */
    double likeness(Features other) {
        int alike = 0;
        for (int i = 0; i < SIZE; i++) {
            alike += fingerprint[i] == other.fingerprint[i] ? 1 : 0;
        }
        double byChance = 1 / 256.0;
        return Math.max(0, (alike / (double) SIZE - byChance) / (1 - byChance));
    }

    byte[] stored() {
        ByteBuffer bytes =
                ByteBuffer.allocate(FIXED + Short.BYTES * (particulars.numbers().length + particulars.names().length));
        bytes.put(fingerprint).put((byte) words);
        bytes.putInt(spot.settlement())
                .putInt(spot.street())
                .putInt(spot.house())
                .putInt(spot.crossing());
        Pin pin = spot.pin();
        bytes.putInt(pin == null ? NO_PIN : pin.lat()).putInt(pin == null ? NO_PIN : pin.lon());
        put(bytes, particulars.numbers());
        put(bytes, particulars.names());
        return bytes.array();
    }

    static Features read(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        byte[] fingerprint = new byte[SIZE];
        bytes.get(fingerprint);
        int words = bytes.get() & 0xFF;
        int settlement = bytes.getInt();
        int street = bytes.getInt();
        int house = bytes.getInt();
        int crossing = bytes.getInt();
        int lat = bytes.getInt();
        int lon = bytes.getInt();
        Spot spot = new Spot(settlement, street, house, crossing, lat == NO_PIN ? null : new Pin(lat, lon));
        return new Features(fingerprint, words, spot, new Particulars(shorts(bytes), shorts(bytes)));
    }

    private static void put(ByteBuffer bytes, short[] hashes) {
        bytes.put((byte) hashes.length);
        for (short hash : hashes) {
            bytes.putShort(hash);
        }
    }

    private static short[] shorts(ByteBuffer bytes) {
        short[] hashes = new short[bytes.get()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = bytes.getShort();
        }
        return hashes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features same
                && words == same.words
                && Arrays.equals(fingerprint, same.fingerprint)
                && spot.equals(same.spot)
                && particulars.equals(same.particulars);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprint);
    }

    @Override
    public String toString() {
        return "Features[" + words + " words]";
    }
}
