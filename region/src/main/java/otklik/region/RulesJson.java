package otklik.region;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a report of the rules for programs to read. */
public final class RulesJson {
    private RulesJson() {}

    /** Writes the report into this file; one that is there is replaced. */
    public static void write(RulesReport report, Path file) throws IOException {
        try (var json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("pack", report.pack());
            json.writeStringField("version", report.version());
            json.writeNumberField("rules", report.rules());
            json.writeNumberField("errors", report.errors());
            json.writeNumberField("warnings", report.warnings());
            json.writeNumberField("explained", report.explained());
            json.writeNumberField("unrouted", report.unrouted());
            json.writeArrayFieldStart("findings");
            for (var finding : report.findings()) {
                json.writeStartObject();
                json.writeStringField("finding", finding.word());
                json.writeBooleanField("warning", finding.warning());
                details(json, finding);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void details(JsonGenerator json, RuleFinding finding) throws IOException {
        switch (finding) {
            case RuleFinding.Dead dead -> {
                rule(json, dead.rule(), dead.line());
                json.writeStringField("keys", dead.keys());
            }
            case RuleFinding.Shadowed shadowed -> {
                rule(json, shadowed.rule(), shadowed.line());
                strings(json, "by", shadowed.by());
            }
            case RuleFinding.Conflict conflict -> {
                rule(json, conflict.rule(), conflict.line());
                json.writeStringField("agency", conflict.agency());
                json.writeStringField("other", conflict.other());
                json.writeNumberField("otherLine", conflict.otherLine());
                json.writeStringField("otherAgency", conflict.otherAgency());
            }
            case RuleFinding.Unrouted unrouted -> {
                json.writeStringField("category", unrouted.category());
                json.writeStringField("municipality", unrouted.placeKnown() ? "known" : "unknown");
                strings(json, "regimes", unrouted.regimes());
                strings(json, "kinds", unrouted.kinds());
                json.writeNumberField("combinations", unrouted.combinations());
            }
            case RuleFinding.Expired expired -> {
                rule(json, expired.rule(), expired.line());
                json.writeStringField("lastDay", expired.lastDay().toString());
            }
            case RuleFinding.Undecided undecided -> rule(json, undecided.rule(), undecided.line());
        }
    }

    private static void rule(JsonGenerator json, String rule, int line) throws IOException {
        json.writeStringField("rule", rule);
        json.writeNumberField("line", line);
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
