package otklik.routing.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Responsibility;
import otklik.routing.desk.BulkOrder.Waiting;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** Reads what is asked for with many cases. */
final class BulkOrders {
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_CAMPAIGN = 200;
    private final AnswerTemplates templates;
    private final TemplateFacts facts;
    private final Responsibility responsibility;

    BulkOrders(AnswerTemplates templates, TemplateFacts facts, Responsibility responsibility) {
        this.templates = templates;
        this.facts = facts;
        this.responsibility = responsibility;
    }

    /** @param digest the same for the same wish only */
    record Wanted(BulkOrder order, BulkCases.Which which, byte[] digest) {}

    /** @throws Refusal for a wish that cannot be meant */
    Wanted read(BulkResource.@Nullable BulkBody body, Caller caller) throws SQLException {
        if (body == null) {
            throw noCases();
        }
        BulkCases.Which which = which(body);
        return new Wanted(order(body, caller), which, digest(body, which));
    }

    private static BulkCases.Which which(BulkResource.BulkBody body) {
        List<BulkResource.CaseBody> cases = body.cases();
        if (body.campaign() != null) {
            if (cases != null) {
                throw invalid("campaign", "either cases or their campaign, not both");
            }
            return new BulkCases.Which.OfCampaign(
                    Replies.needed("campaign", body.campaign(), LONGEST_CAMPAIGN, "the campaign of the cases"));
        }
        if (cases == null || cases.isEmpty() || cases.size() > BulkCases.MOST) {
            throw noCases();
        }
        List<BulkCases.Item> items = new ArrayList<>(cases.size());
        for (BulkResource.CaseBody one : cases) {
            if (one == null || one.reference() == null) {
                throw invalid("cases", "each case needs its reference: {\"reference\":\"7K3QM-X9D2V\"}");
            }
            items.add(new BulkCases.Item(one.reference(), one.version()));
        }
        return new BulkCases.Which.Named(items);
    }

    private static Refusal noCases() {
        return invalid(
                "cases", "1 to " + BulkCases.MOST + " cases are needed, each {\"reference\":…}, or their campaign");
    }

    private BulkOrder order(BulkResource.BulkBody body, Caller caller) throws SQLException {
        return switch (body.step()) {
            case "assignment" -> {
                String agency = Replies.needed("agency", body.agency(), LONGEST_CODE, "the code of an agency");
                if (!responsibility.knowsAgency(agency)) {
                    throw invalid("agency", "the region has no such agency");
                }
                yield new BulkOrder(
                        "assignment",
                        new Waiting(List.of("triage", "assigned", "accepted"), false, agency),
                        (runner, request) -> new AssignCase(runner, responsibility).assign(request, agency));
            }
            case "acceptance" ->
                new BulkOrder(
                        "acceptance",
                        new Waiting(List.of("assigned"), true, null),
                        (runner, request) -> new AcceptCase(runner).accept(request));
            case "resolution" -> {
                Wording wording = wording(body, caller);
                yield new BulkOrder(
                        "resolution",
                        new Waiting(List.of("assigned", "accepted"), true, null),
                        (runner, request) -> new AnswerCase(runner, responsibility).answer(request, wording));
            }
            case "approval" ->
                new BulkOrder(
                        "approval",
                        new Waiting(List.of("answered"), true, null),
                        (runner, request) -> new ApproveAnswer(runner).approve(request));
            case "closing" ->
                new BulkOrder(
                        "closing",
                        new Waiting(List.of("approved"), false, null),
                        (runner, request) -> new CloseCase(runner).close(request));
            case null, default -> throw invalid("step", "assignment, acceptance, resolution, approval or closing");
        };
    }

    private Wording wording(BulkResource.BulkBody body, Caller caller) throws SQLException {
        String code = body.template();
        if (code == null) {
            return Wording.same(Replies.needed(
                    "text", body.text(), LONGEST_TEXT, "the outcome in words for the citizens, or a template,"));
        }
        AnswerTemplates.Template template =
                templates.find(caller, code).orElseThrow(() -> invalid("template", "there is no such template"));
        Map<String, String> values = body.values() == null ? Map.of() : body.values();
        Set<String> open = Wording.Words.places(template.text());
        open.removeAll(values.keySet());
        TemplateFacts.PLACES.forEach(open::remove);
        if (!open.isEmpty()) {
            throw invalid("values", "the template asks for " + String.join(", ", open));
        }
        return facts.wording(template.text(), values);
    }

    private static byte[] digest(BulkResource.BulkBody body, BulkCases.Which which) {
        StringBuilder all = new StringBuilder();
        for (Object part : new Object[] {
            String.valueOf(body.step()),
            String.valueOf(body.agency()),
            String.valueOf(body.text()),
            String.valueOf(body.template()),
            body.values() == null ? "" : new TreeMap<>(body.values()),
            switch (which) {
                case BulkCases.Which.Named named -> named.items();
                case BulkCases.Which.OfCampaign of -> of;
            }
        }) {
            all.append(part).append('\u0000');
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Refusal invalid(String field, String detail) {
        return new Refusal(Problem.invalid(field, detail));
    }
}
