/**
 * Files of messages: planned from {@code messages.received}, fetched after the acknowledgement, looked through, kept encrypted by
 * their content, told on {@code attachments.events}, read by signed links, forgotten with their citizen.
 */
package otklik.ingest.attachment;
