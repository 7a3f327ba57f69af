/** Viber: what its webhook sends, proved by its signature, becomes messages. */
package otklik.ingest.viber;
