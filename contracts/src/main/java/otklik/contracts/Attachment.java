package otklik.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A file by reference; the bytes never travel in an event.
 *
 * @param url where the source keeps it
 * @param name the file's name, as the sender gave it
 * @param type media type, for example {@code image/jpeg}, as the sender gave it
 */
public record Attachment(
        String url, @Nullable String name, @Nullable String type) {}
