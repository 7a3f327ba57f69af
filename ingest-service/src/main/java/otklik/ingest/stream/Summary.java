package otklik.ingest.stream;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import otklik.ingest.http.ProblemTexts;
import otklik.ingest.http.Problems;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;

/** Counts of a stream, and its lines of JSON. Lives on one event loop. */
final class Summary {
    private final ProblemTexts texts;
    private long lines;
    private long accepted;
    private long refused;
    private long unavailable;

    Summary(ProblemTexts texts) {
        this.texts = texts;
    }

    /** A line with a message on it was read. */
    void read() {
        lines++;
    }

    void accepted(int count) {
        accepted += count;
    }

    String accepted(long line, String messageId) {
        return "{\"line\":" + line + ",\"messageId\":\"" + messageId + "\",\"status\":\"accepted\"}";
    }

    String refused(long line, Refusal refusal) {
        refused++;
        return failed(line, "refused", refusal);
    }

    String unavailable(long line, Refusal refusal) {
        unavailable++;
        return failed(line, "unavailable", refusal);
    }

    private String failed(long line, String status, Refusal refusal) {
        StringBuilder json = new StringBuilder(160);
        json.append("{\"line\":").append(line).append(",\"status\":\"").append(status);
        json.append("\",\"reason\":\"").append(refusal.reason().code()).append('"');
        if (refusal.field() != null) {
            json.append(",\"field\":\"");
            JsonStringEncoder.getInstance().quoteAsString(refusal.field(), json);
            json.append('"');
        }
        String retryAfter = refusal.reason() == Reason.TOO_MANY ? Problems.retryAfter(refusal) : null;
        if (retryAfter != null) {
            json.append(",\"retryAfter\":").append(retryAfter);
        }
        json.append(",\"detail\":\"");
        JsonStringEncoder.getInstance().quoteAsString(texts.detail(refusal), json);
        return json.append("\"}").toString();
    }

    /** @param omitted result lines that the client did not get because it did not read */
    String json(boolean readToTheEnd, long omitted) {
        boolean complete = readToTheEnd && unavailable == 0 && omitted == 0;
        return "{\"summary\":{\"lines\":" + lines + ",\"accepted\":" + accepted + ",\"refused\":" + refused
                + ",\"unavailable\":" + unavailable + (omitted == 0 ? "" : ",\"omitted\":" + omitted)
                + ",\"complete\":" + complete + "}}";
    }
}
