/** Where files are kept, and how: encrypted, each with a key of its own, in a folder or an S3-compatible store. */
package otklik.ingest.attachment.store;
