/** The service's own tables, and from when on they are there. */
package otklik.ingest.schema;
