/**
 * The floor: the same hops, rows and batch sizes as the system, by bare clients without any logic. It says what the
 * machine's physics cost; the system is measured against it in the same run.
 */
package otklik.benchmarks.floor;
