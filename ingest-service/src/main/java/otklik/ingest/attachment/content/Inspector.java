package otklik.ingest.attachment.content;

import java.time.Clock;
import java.time.ZoneId;
import otklik.ingest.attachment.content.Clean.Size;

/**
 * Looks through files: tells the type by the content, takes out what they say of place, maker and time, and makes thumbnails.
 * Thread-safe. Needs about twice a file's own size of memory, and the time to decode one picture.
 */
public final class Inspector {
    private final long mostPixels;
    private final long mostPixelsDecoded;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param mostPixels a picture with more is refused
     * @param mostPixelsDecoded a picture with more gets no thumbnail
     * @param zone of cameras that say no zone
     */
    public Inspector(long mostPixels, long mostPixelsDecoded, ZoneId zone, Clock clock) {
        this.mostPixels = mostPixels;
        this.mostPixelsDecoded = mostPixelsDecoded;
        this.zone = zone;
        this.clock = clock;
    }

    /** @throws Unfit for whatever is not kept; no other exception, whatever the bytes are */
    public Inspection inspect(byte[] bytes) throws Unfit {
        Octets file = new Octets(bytes);
        Clean clean = clean(FileType.of(file), file);
        Size size = clean.size();
        if (size != null && size.pixels() > mostPixels) {
            throw new Unfit(Fault.TOO_MANY_PIXELS);
        }
        boolean small = size != null && size.pixels() <= mostPixelsDecoded;
        return new Inspection(
                clean.type(),
                clean.bytes(),
                size == null ? null : size.width(),
                size == null ? null : size.height(),
                small ? Thumbnail.of(clean, Exif.orientation(clean.exif())) : null,
                Exif.position(clean.exif()),
                Exif.takenAt(clean.exif(), zone, clock.instant()));
    }

    private static Clean clean(FileType type, Octets file) throws Unfit {
        return switch (type) {
            case JPEG -> Jpeg.clean(file);
            case PNG -> Png.clean(file);
            case GIF -> Gif.clean(file);
            case WEBP -> Webp.clean(file);
            case HEIC -> Heic.clean(file);
            case MP4 -> Mp4.clean(file);
            case MP3 -> Mp3.clean(file);
            case WEBM, OGG, PDF, DOCX, XLSX -> Clean.opaque(type, file.array());
        };
    }
}
