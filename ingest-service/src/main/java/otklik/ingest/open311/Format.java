package otklik.ingest.open311;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a document is written: as the address ends, else as the client accepts, else XML, which is the one that every server has. */
enum Format {
    XML("text/xml"),
    JSON("application/json");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Without parameters, as clients compare it that ask for the discovery document. */
    String mediaType() {
        return mediaType;
    }

    String contentType() {
        return mediaType + "; charset=utf-8";
    }

    /**
     * @param extension {@code xml} or {@code json}
     * @param accept the header
     */
    static Format of(@Nullable String extension, @Nullable String accept) {
        if (extension != null) {
            return valueOf(extension.toUpperCase(Locale.ROOT));
        }
        return accept != null && accept.contains(JSON.mediaType) ? JSON : XML;
    }
}
