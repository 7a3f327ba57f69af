/** Open311 GeoReport v2: what its clients send becomes messages; what they read is a masked table of ingest's own. */
package otklik.ingest.open311;
