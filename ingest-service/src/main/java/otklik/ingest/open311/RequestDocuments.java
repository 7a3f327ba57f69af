package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.region.Language;
import otklik.region.RegionPack;

/** Requests as documents. What GeoReport v2 lets a server leave out is left out where it is not known; the rest is empty then. */
@Singleton
final class RequestDocuments {
    private static final String ROOT = "service_requests";
    private static final String EACH = "request";

    private final RegionPack pack;

    RequestDocuments(RegionPack pack) {
        this.pack = pack;
    }

    Document requests(List<PublicRequest> requests, Language language) {
        return new Document(
                ROOT,
                new Node.Items(
                        EACH,
                        requests.stream()
                                .map(request -> request(request, language))
                                .toList()));
    }

    Document token(String token, String reference) {
        return one(
                ROOT,
                EACH,
                Node.Parts.none().with("service_request_id", reference).with("token", token));
    }

    /** A message was taken; its number comes later. */
    Document taken(String token, String notice) {
        return one(ROOT, EACH, Node.Parts.none().with("token", token).with("service_notice", notice));
    }

    Document updates(List<PublicRequest.Update> updates, Language language) {
        return new Document(
                "service_request_updates",
                new Node.Items(
                        "request_update",
                        updates.stream().map(update -> update(update, language)).toList()));
    }

    Document updateTaken(String updateId) {
        return one(
                "service_request_updates", "request_update", Node.Parts.none().with("update_id", updateId));
    }

    private static Document one(String root, String each, Node.Parts parts) {
        return new Document(root, new Node.Items(each, List.of(parts)));
    }

    private Node.Parts request(PublicRequest request, Language language) {
        return Node.Parts.none()
                .with("service_request_id", request.reference())
                .with("status", request.isClosed() ? "closed" : "open")
                .with("status_notes", notes(request, language))
                .with("service_name", serviceName(request.category(), language))
                .with("service_code", request.category())
                .with("description", request.description())
                .withKnown("agency_responsible", agencyName(request.agency(), language))
                .with("requested_datetime", W3cDate.of(request.requestedAt()))
                .with("updated_datetime", W3cDate.of(request.updatedAt()))
                .withKnown("expected_datetime", date(request.expectedAt()))
                .with("address", request.address())
                .with("address_id", (String) null)
                .with("zipcode", (String) null)
                .with("lat", new Node.Figure(request.lat()))
                .with("long", new Node.Figure(request.lon()))
                .with("media_url", (String) null);
    }

    private Node.Parts update(PublicRequest.Update update, Language language) {
        String words = update.words();
        return Node.Parts.none()
                .with("update_id", update.updateId())
                .with("service_request_id", update.reference())
                .with("status", update.closed() ? "closed" : "open")
                .with("updated_datetime", W3cDate.of(update.at()))
                .with(
                        "description",
                        words == null
                                ? pack.historyTitle(update.step(), language)
                                        .orElseGet(() -> pack.statusTitle(update.step(), language))
                                : words)
                .with("media_url", (String) null);
    }

    private String notes(PublicRequest request, Language language) {
        String title = pack.statusTitle(request.state(), language);
        String rejectedFor = request.rejectedFor();
        if (rejectedFor != null) {
            return title + ": " + pack.rejectionTitle(rejectedFor, language);
        }
        if (request.lead() != null && !request.isClosed()) {
            return title + ": " + request.lead();
        }
        return request.words() == null ? title : request.words();
    }

    private String serviceName(String category, Language language) {
        return pack.category(category).map(known -> known.title().in(language)).orElse(category);
    }

    private @Nullable String agencyName(@Nullable String agency, Language language) {
        return agency == null
                ? null
                : pack.agency(agency).map(known -> known.title().in(language)).orElse(agency);
    }

    private static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : W3cDate.of(instant);
    }
}
