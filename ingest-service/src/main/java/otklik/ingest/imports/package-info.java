/** Exports of platforms as files: {@code POST /v1/imports}, mapped by the region pack's {@code imports.yaml}. */
package otklik.ingest.imports;
