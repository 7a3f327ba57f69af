package otklik.ingest.attachment.content;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Clean.Size;

/**
 * A small JPEG, the right way up, at most {@value #EDGE} pixels a side. The picture is thinned out while it is decoded, so that it
 * is never in memory whole; who calls has looked at its extent before.
 */
final class Thumbnail {
    static final int EDGE = 320;
    private static final Logger LOG = Logger.getLogger(Thumbnail.class);
    private static final float QUALITY = 0.75f;

    private Thumbnail() {}

    /** Nothing for what Java cannot decode. */
    static byte @Nullable [] of(Clean picture, int orientation) {
        Size size = picture.size();
        String format = switch (picture.type()) {
            case JPEG -> "jpeg";
            case PNG -> "png";
            case GIF -> "gif";
            case WEBP, HEIC, MP4, WEBM, OGG, MP3, PDF, DOCX, XLSX -> null;
        };
        if (size == null || format == null) {
            return null;
        }
        try {
            return encode(upright(decode(format, picture.bytes(), size), orientation));
        } catch (IOException | RuntimeException e) {
            // A stranger's bytes in Java's decoders: what they make of garbage is that there is no thumbnail.
            LOG.debugf(
                    "thumbnail=none type=%s fault=%s",
                    picture.type(), e.getClass().getName());
            return null;
        }
    }

    private static BufferedImage decode(String format, byte[] bytes, Size size) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(size.width(), size.height()) / (2 * EDGE));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage upright(BufferedImage thinned, int orientation) {
        double scale = Math.min(1, (double) EDGE / Math.max(thinned.getWidth(), thinned.getHeight()));
        int width = Math.max(1, (int) Math.round(thinned.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(thinned.getHeight() * scale));
        boolean lying = orientation >= 5;
        BufferedImage small =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, small.getWidth(), small.getHeight());
        AffineTransform placed = turn(orientation, width, height);
        placed.scale((double) width / thinned.getWidth(), (double) height / thinned.getHeight());
        canvas.drawImage(thinned, placed, null);
        canvas.dispose();
        return small;
    }

    /** As EXIF 2.32, 4.6.4, says where the first row and column are. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] encode(BufferedImage small) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(encoded)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(small, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return encoded.toByteArray();
    }
}
