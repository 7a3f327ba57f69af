/** What is in a file: its type, its size, where and when it was made, and the file without all that. No input makes anything but an answer or {@code Unfit}. */
package otklik.ingest.attachment.content;
