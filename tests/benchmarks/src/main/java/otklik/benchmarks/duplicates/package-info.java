/** How well messages about one problem are found, on pairs made from real messages. */
package otklik.benchmarks.duplicates;
