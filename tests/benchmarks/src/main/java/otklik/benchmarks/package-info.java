/** Benchmarks of the whole system, printed as tables and JSON; see {@code docs/reference/benchmarks.md}. */
package otklik.benchmarks;
