package otklik.ingest.attachment;

/**
 * A file that is kept, once for all who sent the same.
 *
 * @param object its name in the store
 * @param type media type
 */
record Blob(String object, byte[] wrappedKey, String type, long bytes, boolean thumbnail) {
    @Override
    public String toString() {
        return "Blob[object=" + object + ", type=" + type + ", bytes=" + bytes + "]";
    }
}
