package otklik.routing.duplicate;

/**
 * Where a message is about, as hashes; 0 for what it does not say.
 *
 * @param street of two streets that cross the one with the smaller hash
 * @param crossing the other one
 */
record Spot(int settlement, int street, int house, int crossing) {
    static final Spot NOWHERE = new Spot(0, 0, 0, 0);

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

    static Spot of(int settlement, int street, int house, int crossing) {
        boolean turned = crossing != 0 && crossing < street;
        return new Spot(settlement, turned ? crossing : street, house, turned ? street : crossing);
    }

    boolean hasStreet() {
        return street != 0;
    }

    Relation to(Spot other) {
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
