/** Every way in: HTTP, streams, connectors' topics, messengers' webhooks. Answers yes only when the broker has it. */
package otklik.ingest;
