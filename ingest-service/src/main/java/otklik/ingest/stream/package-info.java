/** {@code POST /v1/messages:stream}: messages line by line without an end, and what became of each. */
package otklik.ingest.stream;
