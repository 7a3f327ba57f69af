/**
 * Events over Kafka and PostgreSQL: CloudEvents codec, transactional transformer, database-offset consumer, outbox relay,
 * dead letters. Knows the machinery, knows no domain.
 */
package otklik.eventing;
