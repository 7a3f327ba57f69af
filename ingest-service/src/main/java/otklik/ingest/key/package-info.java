/** Connectors' API keys: made and revoked over HTTP, stored hashed, checked in memory. */
package otklik.ingest.key;
