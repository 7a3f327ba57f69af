/** The broker of one machine: Kafka in KRaft mode, in this JVM or in one of its own. */
package otklik.standalone.kafka;
