package otklik.ingest.attachment.content;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a picture says of itself. Only the block that our own parser has taken out of the file is read, never the file: the
 * reader unpacks nothing and is bounded by the block.
 */
final class Exif {
    private static final Logger LOG = Logger.getLogger(Exif.class);
    private static final int LARGEST = 1 << 20;
    private static final Instant FIRST_CAMERAS = Instant.parse("1990-01-01T00:00:00Z");

    private Exif() {}

    /** 1 to 8; 1 where it does not say, or nothing that can be meant. */
    static int orientation(byte @Nullable [] tiff) {
        ExifIFD0Directory directory = read(tiff).getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer said = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return said == null || said < 1 || said > 8 ? Orientation.UPRIGHT : said;
    }

    /** Where it was taken; nothing where the file does not say, or a place that cannot be. */
    static Inspection.@Nullable Position position(byte @Nullable [] tiff) {
        GpsDirectory directory = read(tiff).getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation place = directory == null ? null : directory.getGeoLocation();
        if (place == null || place.isZero()) {
            return null;
        }
        double lat = place.getLatitude();
        double lon = place.getLongitude();
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? new Inspection.Position(lat, lon) : null;
    }

    /**
     * When it was taken.
     *
     * @param zone of cameras that say no zone
     * @param now no picture was taken later, but for clocks that go wrong by less than a day
     */
    static @Nullable Instant takenAt(byte @Nullable [] tiff, ZoneId zone, Instant now) {
        ExifSubIFDDirectory directory = read(tiff).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Date said = directory == null ? null : directory.getDateOriginal(TimeZone.getTimeZone(zone));
        Instant taken = said == null ? null : said.toInstant();
        boolean possible =
                taken != null && taken.isAfter(FIRST_CAMERAS) && taken.isBefore(now.plus(java.time.Duration.ofDays(1)));
        return possible ? taken : null;
    }

    private static Metadata read(byte @Nullable [] tiff) {
        Metadata found = new Metadata();
        if (tiff != null && tiff.length <= LARGEST) {
            try {
                new ExifReader().extract(new ByteArrayReader(tiff), found);
            } catch (RuntimeException e) {
                // A stranger's bytes in somebody else's reader: what it makes of garbage is that nothing is said.
                LOG.debugf("exif=unreadable fault=%s", e.getClass().getName());
                return new Metadata();
            }
        }
        return found;
    }
}
