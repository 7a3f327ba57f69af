/** {@code otklik bench ingest}: how fast messages are taken in, beside Kafka's own measuring tool. */
package otklik.benchmarks.ingest;
