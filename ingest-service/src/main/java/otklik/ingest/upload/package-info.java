/** Files that come with a post of a page: taken to disk as they arrive, and kept before their message goes on its way. */
package otklik.ingest.upload;
