/** HTTP: who may come in, bodies, problems, and {@code POST /v1/messages}. */
package otklik.ingest.http;
