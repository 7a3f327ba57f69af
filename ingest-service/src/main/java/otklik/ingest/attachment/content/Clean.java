package otklik.ingest.attachment.content;

import org.jspecify.annotations.Nullable;

/**
 * A file as it is kept.
 *
 * @param bytes without what it said of its camera, its place and its maker, as far as its format is known to say such
 * @param size of a picture
 * @param exif the block that was taken out of it, in TIFF's form
 */
record Clean(FileType type, byte[] bytes, @Nullable Size size, byte @Nullable [] exif) {

    /** @param width pixels, before an orientation is applied */
    record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }

        static Size larger(@Nullable Size known, Size found) {
            return known == null || found.pixels() > known.pixels() ? found : known;
        }

        /** A picture without extent is none. */
        static Size of(long width, long height) throws Unfit {
            if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
                throw Unfit.damaged();
            }
            return new Size((int) width, (int) height);
        }
    }

    /** Of what has no extent and says nothing of itself. */
    static Clean opaque(FileType type, byte[] bytes) {
        return new Clean(type, bytes, null, null);
    }

    @Override
    public String toString() {
        return "Clean[type=" + type + ", bytes=" + bytes.length + "]";
    }
}
