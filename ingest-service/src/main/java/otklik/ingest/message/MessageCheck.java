package otklik.ingest.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Location;

/** Checks what a connector sent, whichever way it came: limits, forms, codes of the region pack. Thread-safe. */
public final class MessageCheck {
    /** Longest text, in UTF-16 units as {@link String#length()} counts. */
    public static final int MOST_TEXT = 256 * 1024;

    private static final int MOST_ID = 512;
    static final int MOST_WORD = 200;
    private static final int MOST_ADDRESS = 2_000;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration FASTEST_CLOCK = Duration.ofDays(1);
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    private final Set<String> municipalities;
    private final Set<String> regimes;
    private final Clock clock;

    /**
     * @param municipalities codes of the region pack
     * @param regimes codes of the region pack
     */
    public MessageCheck(Set<String> municipalities, Set<String> regimes, Clock clock) {
        this.municipalities = Set.copyOf(municipalities);
        this.regimes = Set.copyOf(regimes);
        this.clock = clock;
    }

    /**
     * As {@link #check(ConnectorMessage)}, and the network, where the message names one, has to be one of the sender's; the external
     * id is its id there then, in the form in which all who know it have it.
     *
     * @throws Refused naming the field
     */
    public ConnectorMessage check(Sender sender, ConnectorMessage sent) throws Refused {
        ConnectorMessage checked = check(sent);
        String network = checked.network();
        if (network != null && !sender.networks().contains(network)) {
            throw new Refusal(Reason.BAD_VALUE, "network", "own-network").thrown();
        }
        return Submitted.as(sender.on(network), checked);
    }

    /**
     * @return the same message in the form in which it is kept: what is blank is absent, what cannot be stored in the
     *     citizen's words is U+FFFD
     * @throws Refused naming the field
     */
    public ConnectorMessage check(ConnectorMessage sent) throws Refused {
        String externalId = id(sent.externalId(), "externalId");
        if (externalId == null) {
            throw Refusal.of(Reason.NO_EXTERNAL_ID, "externalId").thrown();
        }
        return new ConnectorMessage(
                externalId,
                text(sent.text()),
                id(sent.conversation(), "conversation"),
                author(sent.author()),
                location(sent.location()),
                AttachmentCheck.ofConnector(sent.attachments()),
                matching(word(sent.language(), "language"), LANGUAGE, "language"),
                word(sent.category(), "category"),
                oneOf(sent.municipality(), municipalities, "municipality"),
                oneOf(sent.regime(), regimes, "regime"),
                word(sent.campaign(), "campaign"),
                batch(sent.batch()),
                sentAt(sent.sentAt()),
                leave(sent.inReplyTo()),
                word(sent.network(), "network"),
                PlatformCheck.check(sent.platform()));
    }

    /** A leave is one word; what has a slash says of chats what no connector can know. */
    private static @Nullable String leave(@Nullable String inReplyTo) throws Refused {
        String leave = words(inReplyTo, MOST_ID, "inReplyTo");
        if (leave != null && leave.indexOf('/') >= 0) {
            throw new Refusal(Reason.BAD_VALUE, "inReplyTo", "leave").thrown();
        }
        return leave;
    }

    /** A language that is none is no fault of the citizen. */
    public static @Nullable String language(@Nullable String given) {
        return given != null && LANGUAGE.matcher(given).matches() ? given : null;
    }

    /**
     * The same for what a messenger sent and we took apart: its text may be empty, its files are the messenger's own, and
     * a language that is none is no fault of the citizen.
     */
    public ConnectorMessage checkChat(ConnectorMessage sent) throws Refused {
        String text = sent.text() == null ? "" : sent.text();
        return new ConnectorMessage(
                id(sent.externalId(), "externalId"),
                text.isBlank() ? "" : text(text),
                id(sent.conversation(), "conversation"),
                author(sent.author()),
                location(sent.location()),
                AttachmentCheck.ofChat(sent.attachments()),
                language(sent.language()),
                null,
                null,
                null,
                null,
                null,
                sent.sentAt(),
                words(sent.inReplyTo(), MOST_ID, "inReplyTo"),
                null,
                null);
    }

    /** The name of an import run, from the body or a header. */
    public @Nullable String batch(@Nullable String batch) throws Refused {
        return id(batch, "batch");
    }

    private static String text(@Nullable String text) throws Refused {
        if (text == null || text.isBlank()) {
            throw Refusal.of(Reason.MISSING, "text").thrown();
        }
        if (text.length() > MOST_TEXT) {
            throw new Refusal(Reason.TEXT_TOO_LONG, "text", MOST_TEXT + "").thrown();
        }
        return Characters.storable(text);
    }

    private static @Nullable Author author(@Nullable Author author) throws Refused {
        if (author == null) {
            return null;
        }
        String id = id(author.id(), "author.id");
        return id == null ? null : new Author(id);
    }

    private static @Nullable Location location(@Nullable Location location) throws Refused {
        if (location == null) {
            return null;
        }
        Double lat = degrees(location.lat(), 90, "location.lat");
        Double lon = degrees(location.lon(), 180, "location.lon");
        if (lat == null && lon != null) {
            throw Refusal.of(Reason.MISSING, "location.lat").thrown();
        }
        if (lon == null && lat != null) {
            throw Refusal.of(Reason.MISSING, "location.lon").thrown();
        }
        String address = words(location.address(), MOST_ADDRESS, "location.address");
        return lat == null && address == null ? null : new Location(lat, lon, address);
    }

    private static @Nullable Double degrees(@Nullable Double value, int most, String field) throws Refused {
        if (value != null && !(Math.abs(value) <= most)) {
            throw new Refusal(Reason.BAD_VALUE, field, most == 90 ? "latitude" : "longitude").thrown();
        }
        return value;
    }

    private @Nullable Instant sentAt(@Nullable Instant sentAt) throws Refused {
        if (sentAt != null
                && (sentAt.isBefore(EARLIEST) || sentAt.isAfter(clock.instant().plus(FASTEST_CLOCK)))) {
            throw new Refusal(Reason.BAD_VALUE, "sentAt", "past-instant").thrown();
        }
        return sentAt;
    }

    private static @Nullable String id(@Nullable String id, String field) throws Refused {
        return id(id, field, MOST_ID);
    }

    static @Nullable String id(@Nullable String id, String field, int most) throws Refused {
        if (id == null || id.isBlank()) {
            return null;
        }
        if (id.length() > most) {
            throw new Refusal(Reason.TOO_LONG, field, most + "").thrown();
        }
        if (!Characters.isPlain(id)) {
            throw new Refusal(Reason.BAD_VALUE, field, "plain").thrown();
        }
        return id;
    }

    private static @Nullable String word(@Nullable String word, String field) throws Refused {
        return words(word, MOST_WORD, field);
    }

    static @Nullable String words(@Nullable String words, int most, String field) throws Refused {
        if (words == null || words.isBlank()) {
            return null;
        }
        if (words.length() > most) {
            throw new Refusal(Reason.TOO_LONG, field, most + "").thrown();
        }
        return Characters.storable(words);
    }

    private static @Nullable String matching(@Nullable String word, Pattern form, String field) throws Refused {
        if (word != null && !form.matcher(word).matches()) {
            throw new Refusal(Reason.BAD_VALUE, field, "language-tag").thrown();
        }
        return word;
    }

    private static @Nullable String oneOf(@Nullable String code, Set<String> codes, String field) throws Refused {
        if (code == null || code.isBlank()) {
            return null;
        }
        if (!codes.contains(code)) {
            throw new Refusal(Reason.BAD_VALUE, field, "pack-code").thrown();
        }
        return code;
    }
}
