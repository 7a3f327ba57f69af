/** The whole system as a process of its own: what {@code ./otklik up} starts, for faults and for benchmarks. */
package otklik.testkit.system;
