package otklik.testkit.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import otklik.testkit.message.Marker;

/**
 * The shapes of markers in the encodings in which a text travels unprotected: as it is, JSON-escaped, base64 and hex.
 * Sealed text is none of them.
 */
final class MarkerSearch {

    private record Shape(Marker marker, String encoding) {}

    private final List<Shape> shapes = new ArrayList<>();
    private final Needles needles;

    MarkerSearch(Collection<Marker> markers) {
        List<byte[]> texts = new ArrayList<>();
        for (Marker marker : markers) {
            for (String shape : marker.shapes()) {
                byte[] utf8 = shape.getBytes(StandardCharsets.UTF_8);
                add(texts, marker, "plain", utf8);
                String escaped = escaped(shape);
                if (!escaped.equals(shape)) {
                    add(texts, marker, "escaped", ascii(escaped));
                }
                add(texts, marker, "hex", ascii(HexFormat.of().formatHex(utf8)));
                for (int shift = 0; shift < 3; shift++) {
                    add(texts, marker, "base64", base64(utf8, shift, Base64.getEncoder()));
                    add(texts, marker, "base64", base64(utf8, shift, Base64.getUrlEncoder()));
                }
            }
        }
        needles = new Needles(texts);
    }

    void in(byte[] text, BiConsumer<Marker, String> found) {
        needles.in(text, number -> {
            Shape shape = shapes.get(number);
            found.accept(shape.marker(), shape.encoding());
        });
    }

    private void add(List<byte[]> texts, Marker marker, String encoding, byte[] text) {
        texts.add(text);
        shapes.add(new Shape(marker, encoding));
    }

    /** What a serialiser writes that keeps to ASCII. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < 128) {
                out.append((char) c);
            } else {
                out.append("\\u%04x".formatted(c));
            }
        });
        return out.toString();
    }

    /**
     * The characters of the base64 text that depend on the shape alone, when it begins at this place modulo 3 of the
     * encoded bytes.
     */
    private static byte[] base64(byte[] utf8, int shift, Base64.Encoder encoder) {
        byte[] padded = new byte[shift + utf8.length];
        System.arraycopy(utf8, 0, padded, shift, utf8.length);
        byte[] encoded = encoder.withoutPadding().encode(padded);
        int from = (shift * 8 + 5) / 6;
        int to = padded.length * 8 / 6;
        return Arrays.copyOfRange(encoded, from, to);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
