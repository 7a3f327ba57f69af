package otklik.routing.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * Where a message is about: its words as hashes, 0 for what they do not say.
 *
 * @param street of two streets that cross the one with the smaller hash
 * @param crossing the other one
 * @param pin what the sender put on the map, absent for nothing
 */
record Spot(
        int settlement,
        int street,
        int house,
        int crossing,
        @Nullable Pin pin) {
    /** Pins so near are one place, metres. */
    private static final double NEAR = 60;

    /** Pins so far from each other are two. */
    private static final double FAR = 300;

    /** What two spots say of each other. */
    enum Relation {
        /** One says what the other denies: another house, another street, another village. */
        OTHER,
        /** One is nearer than the other: a street, and a house in it; a place, and none. */
        ONE_SIDED,
        /** Neither says where. */
        NOWHERE,
        /** One street, and neither says where in it. */
        STREET,
        /** One house or crossing. */
        SAME
    }

    static Spot of(int settlement, int street, int house, int crossing, @Nullable Pin pin) {
        boolean turned = crossing != 0 && crossing < street;
        return new Spot(settlement, turned ? crossing : street, house, turned ? street : crossing, pin);
    }

    boolean hasStreet() {
        return street != 0;
    }

    /** What words say goes before pins: people write from home about what they saw elsewhere. */
    Relation to(Spot other) {
        Relation inWords = inWords(other);
        return inWords == Relation.NOWHERE || inWords == Relation.ONE_SIDED ? byPins(other, inWords) : inWords;
    }

    private Relation byPins(Spot other, Relation inWords) {
        if (pin == null || other.pin == null) {
            return pin == null && other.pin == null ? inWords : Relation.ONE_SIDED;
        }
        double metres = pin.metresTo(other.pin);
        return metres <= NEAR ? Relation.SAME : metres > FAR ? Relation.OTHER : Relation.ONE_SIDED;
    }

    private Relation inWords(Spot other) {
        if (differ(settlement, other.settlement)
                || differ(street, other.street)
                || differ(house, other.house)
                || differ(crossing, other.crossing)) {
            return Relation.OTHER;
        }
        if (street != other.street || house != other.house || crossing != other.crossing) {
            return Relation.ONE_SIDED;
        }
        if (street == 0) {
            return settlement == other.settlement ? Relation.NOWHERE : Relation.ONE_SIDED;
        }
        return house == 0 && crossing == 0 ? Relation.STREET : Relation.SAME;
    }

    private static boolean differ(int one, int other) {
        return one != 0 && other != 0 && one != other;
    }
}
