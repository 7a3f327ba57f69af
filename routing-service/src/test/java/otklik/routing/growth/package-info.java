/** Casework after years, made at once: for benchmarks, and tests of plans. */
package otklik.routing.growth;
