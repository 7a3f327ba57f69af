/** What a benchmark of one service stands on: real servers as processes of their own, and that service. */
package otklik.benchmarks.bed;
