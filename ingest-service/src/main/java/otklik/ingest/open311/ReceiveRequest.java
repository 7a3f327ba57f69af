package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.Reason;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;
import otklik.region.Category;
import otklik.region.Leaf;

/** Makes a message of a form: a request of its own, or what is added to one. */
@Singleton
final class ReceiveRequest {
    private static final int MOST_DESCRIPTION = 4_000;

    private final Services services;
    private final Places places;
    private final Contacts contacts;
    private final Repeats repeats;
    private final MessageCheck check;
    private final ReceiveMessage receive;

    ReceiveRequest(
            Services services,
            Places places,
            Contacts contacts,
            Repeats repeats,
            MessageCheck check,
            ReceiveMessage receive) {
        this.services = services;
        this.places = places;
        this.contacts = contacts;
        this.repeats = repeats;
        this.check = check;
        this.receive = receive;
    }

    /**
     * What came beside the form.
     *
     * @param idempotencyKey the header; the same one makes the same message
     * @param language the sender's, where he named one of ours
     */
    record Beside(
            @Nullable String idempotencyKey,
            @Nullable String language,
            @Nullable String traceparent) {}

    Submission request(Sender sender, Form form, Beside beside) throws Refused {
        Category service = service(form);
        Leaf leaf = leaf(service, form);
        Location location = places.of(form);
        String description = description(form);
        String subject = services.subject(service, leaf);
        return submission(
                sender,
                form,
                beside,
                repeats.idOf(sender, form).orElseGet(Ids::next),
                description == null ? subject : subject + "\n" + description,
                location,
                leaf == null ? service.code() : leaf.code(),
                null);
    }

    /** @param reference of the request that it is added to */
    Submission update(Sender sender, Form form, String reference, Beside beside) throws Refused {
        String description = description(form);
        if (description == null) {
            throw Refusal.of(Reason.MISSING, "description").thrown();
        }
        String theirs = form.text("update_id_ext") == null ? form.text("update_id") : form.text("update_id_ext");
        return submission(
                sender,
                form,
                beside,
                theirs == null ? Ids.next() : reference + " update " + theirs,
                description,
                null,
                null,
                "case:" + reference);
    }

    private Submission submission(
            Sender sender,
            Form form,
            Beside beside,
            String externalId,
            String text,
            @Nullable Location location,
            @Nullable String category,
            @Nullable String inReplyTo)
            throws Refused {
        Reporter reporter = Reporter.of(form);
        String key = beside.idempotencyKey();
        boolean byKey = key != null && !key.isBlank();
        ConnectorMessage sent = checked(new ConnectorMessage(
                byKey ? key : externalId,
                text,
                null,
                new Author(reporter.id()),
                location,
                media(form),
                beside.language(),
                category,
                null,
                null,
                null,
                null,
                null,
                inReplyTo,
                null,
                null));
        Optional<Contacts.Given> contact = contacts.of(sender, reporter, beside.traceparent());
        Message message = receive.message(
                byKey ? sender.byIdempotencyKey() : sender,
                sent,
                contact.map(Contacts.Given::contactId).orElse(null));
        List<Outgoing<?>> events = new ArrayList<>();
        contact.ifPresent(given -> events.add(given.event()));
        events.add(receive.received(message, beside.traceparent()));
        return new Submission(message, events);
    }

    private Category service(Form form) throws Refused {
        String code = form.text("service_code");
        if (code == null) {
            throw Refusal.of(Reason.MISSING, "service_code").thrown();
        }
        Optional<Category> service = services.service(code.strip());
        if (service.isEmpty()) {
            throw Refusal.of(Reason.UNKNOWN_SERVICE, "service_code").thrown();
        }
        return service.get();
    }

    private static @Nullable Leaf leaf(Category service, Form form) throws Refused {
        List<String> given = form.all(Services.ATTRIBUTE);
        if (given.isEmpty()) {
            return null;
        }
        for (Leaf leaf : service.leaves()) {
            if (leaf.code().equals(given.getFirst().strip())) {
                return leaf;
            }
        }
        throw new Refusal(Reason.BAD_VALUE, Services.ATTRIBUTE, "pack-code").thrown();
    }

    private static @Nullable String description(Form form) throws Refused {
        String given = form.text("description");
        if (given != null && given.codePointCount(0, given.length()) > MOST_DESCRIPTION) {
            throw new Refusal(Reason.TOO_LONG, "description", MOST_DESCRIPTION + "").thrown();
        }
        return given;
    }

    private static List<Attachment> media(Form form) {
        return form.all("media_url").stream()
                .map(url -> new Attachment(url.strip(), null, null))
                .toList();
    }

    /** The same checks as everywhere, with Open311's names for what is wrong. */
    private ConnectorMessage checked(ConnectorMessage sent) throws Refused {
        try {
            return check.check(sent);
        } catch (Refused e) {
            Refusal refusal = e.refusal();
            throw new Refusal(refusal.reason(), named(String.valueOf(refusal.field())), refusal.expected()).thrown();
        }
    }

    private static String named(String field) {
        return switch (field) {
            case "text" -> "description";
            case "location.lat" -> "lat";
            case "location.lon" -> "long";
            case "location.address" -> "address_string";
            case "author.id" -> "account_id";
            case "externalId" -> "Idempotency-Key";
            default -> field.startsWith("attachments") ? "media_url" : field;
        };
    }
}
