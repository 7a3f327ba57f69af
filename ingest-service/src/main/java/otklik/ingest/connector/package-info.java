/** Connectors that speak Kafka: {@code connector.<code>.messages}, checked as HTTP is. */
package otklik.ingest.connector;
