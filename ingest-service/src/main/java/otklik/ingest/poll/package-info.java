/** Platforms that are asked for messages over REST, page by page: the region pack says how, the configuration where. */
package otklik.ingest.poll;
