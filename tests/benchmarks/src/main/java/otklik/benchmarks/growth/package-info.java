/** Casework when there are many cases: {@code otklik bench growth}. */
package otklik.benchmarks.growth;
