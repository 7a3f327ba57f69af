package otklik.ingest.open311;

import java.util.List;
import otklik.ingest.http.ProblemTexts;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** Refusals as GeoReport v2 wants them: 404 for what is not there, 403 for keys, 400 for nearly all else. */
record ErrorsForm(Format format) implements Problems.Form {

    @Override
    public String contentType() {
        return format.contentType();
    }

    @Override
    public int status(Reason reason) {
        return switch (reason.status()) {
            case 401 -> 403;
            case 413, 415 -> 400;
            default -> reason.status();
        };
    }

    @Override
    public String body(Refusal refusal, ProblemTexts texts) {
        String detail = texts.detail(refusal);
        Node.Parts error = Node.Parts.none()
                .with("code", new Node.Figure(status(refusal.reason())))
                .with("description", refusal.field() == null ? detail : refusal.field() + ": " + detail);
        return new Document("errors", new Node.Items("error", List.of(error))).in(format);
    }
}
