package otklik.testkit.privacy;

import otklik.testkit.message.Marker;

/**
 * Plain personal data where none may be. It names the marker and the place, never the value.
 *
 * @param place {@code topic messages.tagged, value}, {@code file routing.log}, {@code table routing.message, text} …
 * @param encoding how it was written there: {@code plain}, {@code escaped}, {@code base64}, {@code hex}
 */
public record Finding(String place, Marker marker, String encoding) {}
