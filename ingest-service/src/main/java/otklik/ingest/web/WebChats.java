package otklik.ingest.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.contracts.DerivedId;
import otklik.contracts.Location;
import otklik.eventing.seal.KeySettings;
import otklik.eventing.seal.Stamps;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.Bot;
import otklik.region.RegionPack;

/**
 * Opens chats and knows them again by their token: the chat's address with our stamp. Nothing is stored here; who has lost
 * the token opens another chat. Thread-safe.
 */
@Singleton
final class WebChats {
    static final String TOKEN_HEADER = "X-Chat-Token";

    private final Set<String> sites;
    private final Stamps stamps;

    WebChats(RegionPack pack, KeySettings keys) {
        this.sites = pack.bots().stream()
                .filter(bot -> bot.channel().equals(WebChat.CHANNEL))
                .map(Bot::code)
                .collect(Collectors.toUnmodifiableSet());
        this.stamps = Stamps.read(keys.dir().resolve("web-chat.key"));
    }

    /** @throws Refused when the region has no such site */
    WebChat open(@Nullable String site) throws Refused {
        return new WebChat(known(site), UUID.randomUUID().toString());
    }

    /**
     * The chat of a form: the same when the form is sent again. What is in it goes in, so that a page that gives everybody
     * one id does not lead strangers into one chat.
     */
    WebChat ofForm(@Nullable String site, Submission form) throws Refused {
        Location place = form.place();
        List<String> cause = new ArrayList<>();
        cause.add(known(site));
        cause.add(form.clientId());
        cause.add(form.text());
        cause.add(place == null ? "" : place.lat() + " " + place.lon() + " " + place.address());
        form.files().forEach(file -> cause.add(file.sha256()));
        if (form.email() != null) {
            cause.add(form.email());
        }
        return new WebChat(known(site), DerivedId.of("web-form", cause.toArray(String[]::new)));
    }

    /** 256 bits of which nobody can make one for a chat that is not his. */
    String token(WebChat chat) {
        return stamps.stamp(chat.address());
    }

    /** @throws Refused {@code wrong-chat} when the token is missing, forged, or of a site that the region no longer has */
    WebChat ofToken(HttpServerRequest request) throws Refused {
        String token = request.getHeader(TOKEN_HEADER);
        String address = token == null ? "" : stamps.check(token).orElse("");
        int dot = address.indexOf('.');
        if (dot < 0 || !sites.contains(address.substring(0, dot))) {
            throw Refusal.of(Reason.WRONG_CHAT, TOKEN_HEADER).thrown();
        }
        return new WebChat(address.substring(0, dot), address.substring(dot + 1));
    }

    private String known(@Nullable String site) throws Refused {
        if (site == null) {
            throw Refusal.of(Reason.MISSING, "site").thrown();
        }
        if (!sites.contains(site)) {
            throw new Refusal(Reason.BAD_VALUE, "site", "web-site").thrown();
        }
        return site;
    }
}
