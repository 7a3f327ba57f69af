/** Where files come from. A channel whose files are not at a plain https address adds a {@code Source} here. */
package otklik.ingest.attachment.source;
