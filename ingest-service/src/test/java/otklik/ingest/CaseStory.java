package otklik.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Location;
import otklik.contracts.Streams;
import otklik.eventing.EventJson;
import otklik.testkit.resource.OtklikResources;

/** What happens to one case, as routing-service would publish it. */
final class CaseStory {
    static final Instant OPENED = Instant.parse("2026-03-01T10:00:00Z");

    final String caseId = UUID.randomUUID().toString();
    final String reference =
            caseId.substring(0, 5).toUpperCase() + "-" + caseId.substring(9, 13).toUpperCase() + "7";
    String messageId = UUID.randomUUID().toString();
    String source = "open311";
    String category = "roads";
    String regime = "social";
    String text = "Яма на дороге у школы";
    Instant openedAt = OPENED;

    @Nullable
    String kind;

    @Nullable
    Location place;

    CaseSnapshot.@Nullable Lead lead;
    private @Nullable String key;
    private int version;
    private String status = "triage";
    private @Nullable String executor;

    /** On the same partition, so that what is told later is read later. */
    CaseStory tellAs(CaseStory other) {
        key = other.caseId;
        return this;
    }

    CaseStory opened() {
        return tell(
                now("assigned", "adm-orenburg"), snapshot -> new CaseEvent.CaseOpened(snapshot, "", null, null, place));
    }

    CaseStory rejectedAtOnce(String reason) {
        return tell(now("rejected", null), snapshot -> new CaseEvent.CaseOpened(snapshot, "", null, reason, place));
    }

    CaseStory assigned(String agency) {
        return tell(now("assigned", agency), CaseEvent.CaseAssigned::new);
    }

    CaseStory answered(String resolution) {
        return tell(now("approved", executor), snapshot -> new CaseEvent.CaseAnswered(snapshot, resolution));
    }

    CaseStory answerWaits(String resolution) {
        return tell(now("answered", executor), snapshot -> new CaseEvent.CaseAnswered(snapshot, resolution));
    }

    CaseStory closed() {
        return tell(now("closed", executor), CaseEvent.CaseClosed::new);
    }

    CaseStory joined(CaseStory other) {
        var to = new CaseSnapshot.Lead(other.caseId, other.reference);
        lead = to;
        return tell(now("joined", executor), snapshot -> new CaseEvent.CaseJoined(snapshot, to));
    }

    CaseStory promoted() {
        regime = "appeal";
        return tell(now(status, executor), snapshot -> new CaseEvent.CasePromoted(snapshot, "social"));
    }

    CaseStory added(String message, String words) {
        return tell(
                now(status, executor),
                snapshot -> new CaseEvent.MessageAdded(snapshot, message, words, origin(), null));
    }

    CaseStory erased() {
        text = "<ERASED>";
        return tell(now("rejected", executor), snapshot -> new CaseEvent.CaseErased(snapshot, "citizen"));
    }

    /** The same event once more, as a relay tells it that was killed. */
    CaseStory tellAgain(int old, Function<CaseSnapshot, CaseEvent> event) {
        write(UUID.randomUUID().toString(), event.apply(snapshot(old, "assigned", "adm-orenburg")));
        return this;
    }

    private CaseSnapshot now(String next, @Nullable String agency) {
        status = next;
        executor = agency;
        return snapshot(++version, next, agency);
    }

    private CaseStory tell(CaseSnapshot snapshot, Function<CaseSnapshot, CaseEvent> event) {
        write(UUID.randomUUID().toString(), event.apply(snapshot));
        return this;
    }

    private CaseSnapshot.Origin origin() {
        return new CaseSnapshot.Origin(
                source.equals("region") ? "telegram" : "connector", source, "ext-" + messageId, messageId, null, null);
    }

    private CaseSnapshot snapshot(int itsVersion, String itsStatus, @Nullable String agency) {
        return new CaseSnapshot(
                caseId,
                reference,
                itsVersion,
                itsStatus,
                messageId,
                origin(),
                category,
                0.9,
                "orenburg",
                regime,
                agency,
                null,
                openedAt,
                agency == null ? null : openedAt.plusSeconds(86_400),
                "rule",
                "pack",
                text,
                null,
                category,
                null,
                null,
                kind,
                null,
                null,
                lead,
                null);
    }

    private void write(String id, CaseEvent event) {
        Map<String, Object> config = Map.of("bootstrap.servers", OtklikResources.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(
                    "cases.events",
                    key == null ? caseId : key,
                    EventJson.mapper().writeValueAsString(event));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            id,
                            "ce_type",
                            Streams.CASES_EVENTS.typeOf(event),
                            "ce_source",
                            "/otklik/routing-service/0",
                            "ce_time",
                            openedAt.plusSeconds(60L * event.snapshot().caseVersion())
                                    .toString(),
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            producer.send(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
