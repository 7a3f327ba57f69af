/** Connections whose client holds them without using them are closed, so that there are some for others. */
package otklik.ingest.connection;
