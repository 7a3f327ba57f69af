package otklik.benchmarks.floor;

/** One record of the floor: an external id and the bytes that came by HTTP. */
record FloorRecord(String id, byte[] body) {}
