package otklik.contracts;

import org.jspecify.annotations.Nullable;

/** A file by reference; the bytes never travel in an event. */
public record Attachment(
        String url, @Nullable String name, @Nullable String type) {}
