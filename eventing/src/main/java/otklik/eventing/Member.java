package otklik.eventing;

/**
 * One reader of several that a replica has for a stream; they share its partitions as replicas do.
 *
 * @param replica stable id of the replica
 * @param number from 1
 */
record Member(String replica, int number) {
    static Member only(String replica) {
        return new Member(replica, 1);
    }

    /** Stable over restarts, different for every reader of a group. */
    String id() {
        return number == 1 ? replica : replica + "." + number;
    }

    /** What its loop is called after its stream. */
    String suffix() {
        return number == 1 ? "" : " " + number;
    }
}
