/** What we get from others by HTTP: from addresses that may be called, within limits of size and time. */
package otklik.ingest.fetch;
