package otklik.routing.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseSnapshot;

/** Another case in the making: what nobody sets stays as in the one that it began with. */
final class CaseDraft {
    long number;
    String caseId;
    String reference;
    int version;
    CaseStatus status;
    final String messageId;
    CaseSnapshot.Origin origin;
    String category;
    final double confidence;
    final @Nullable String municipality;
    String regime;
    final Instant openedAt;
    Ruling ruling;
    CaseClock clock;
    String text;

    @Nullable
    String leaf;

    Understood understood;
    int voices;

    @Nullable
    Lead lead;

    final @Nullable String campaign;

    CaseDraft(Case from) {
        number = from.number();
        caseId = from.caseId();
        reference = from.reference();
        version = from.version();
        status = from.status();
        messageId = from.messageId();
        origin = from.origin();
        category = from.category();
        confidence = from.confidence();
        municipality = from.municipality();
        regime = from.regime();
        openedAt = from.openedAt();
        ruling = from.ruling();
        clock = from.clock();
        text = from.text();
        leaf = from.leaf();
        understood = from.understood();
        voices = from.voices();
        lead = from.lead();
        campaign = from.campaign();
    }

    Case made() {
        return new Case(
                number,
                caseId,
                reference,
                version,
                status,
                messageId,
                origin,
                category,
                confidence,
                municipality,
                regime,
                openedAt,
                ruling,
                clock,
                text,
                leaf,
                understood,
                voices,
                lead,
                campaign);
    }
}
