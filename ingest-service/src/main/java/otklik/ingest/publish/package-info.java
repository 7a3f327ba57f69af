/** The way to the broker, shared by every channel. */
package otklik.ingest.publish;
