/** Kafka, PostgreSQL and keys for tests: given, in containers, or embedded; each can be killed and started again. */
package otklik.testkit.resource;
