package otklik.region;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what a trial of rules found for programs to read. */
public final class TrialJson {
    private TrialJson() {}

    /** Writes the report into this file; one that is there is replaced. */
    public static void write(TrialReport report, Path file) throws IOException {
        try (var json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("pack", report.pack());
            json.writeStringField("version", report.version());
            json.writeNumberField("cases", report.cases());
            json.writeNumberField("leftOut", report.leftOut());
            json.writeNumberField("unchanged", report.unchanged());
            json.writeNumberField("changed", report.changed());
            effects(json, report.effects());
            json.writeNumberField("unrouted", report.unrouted());
            json.writeNumberField("failed", report.failed());
            moves(json, "rules", report.rules());
            moves(json, "places", report.places());
            json.writeObjectFieldStart("lost");
            for (var what : PastCase.Lost.values()) {
                json.writeNumberField(name(what), report.lost().getOrDefault(what, 0L));
            }
            json.writeEndObject();
            json.writeArrayFieldStart("examples");
            for (var example : report.examples()) {
                json.writeStartObject();
                json.writeStringField("reference", example.reference());
                destination(json, "then", example.then());
                destination(json, "now", example.now());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("failures");
            for (var failure : report.failures()) {
                json.writeStartObject();
                json.writeStringField("reference", failure.reference());
                json.writeStringField("reason", failure.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void effects(JsonGenerator json, TrialReport.Effects effects) throws IOException {
        json.writeNumberField("toTriage", effects.toTriage());
        json.writeNumberField("fromTriage", effects.fromTriage());
        json.writeNumberField("otherAgency", effects.otherAgency());
        json.writeNumberField("otherCurator", effects.otherCurator());
        json.writeNumberField("otherDeadline", effects.otherDeadline());
    }

    private static void moves(JsonGenerator json, String name, List<TrialReport.Move> moves) throws IOException {
        json.writeArrayFieldStart(name);
        for (var move : moves) {
            json.writeStartObject();
            json.writeStringField("from", move.from());
            json.writeStringField("to", move.to());
            json.writeNumberField("cases", move.cases());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void destination(JsonGenerator json, String name, Destination to) throws IOException {
        json.writeObjectFieldStart(name);
        string(json, "rule", to.rule());
        string(json, "agency", to.agency());
        string(json, "reason", to.reason());
        var terms = to.terms();
        if (terms != null) {
            string(json, "curator", terms.curator());
            string(
                    json,
                    "deadline",
                    terms.deadline() == null ? null : terms.deadline().toString());
        }
        json.writeEndObject();
    }

    private static void string(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** {@code kindConfidence} for {@code KIND_CONFIDENCE}. */
    private static String name(PastCase.Lost what) {
        var name = new StringBuilder();
        for (var word : what.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT).concat(word.substring(1)));
        }
        return name.toString();
    }
}
