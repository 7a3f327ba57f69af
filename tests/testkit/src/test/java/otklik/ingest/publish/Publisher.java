package otklik.ingest.publish;

import org.apache.kafka.clients.producer.Producer;

/** Where Kafka's types are allowed in a service. */
record Publisher(Producer<byte[], byte[]> producer) {}
