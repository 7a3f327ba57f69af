package otklik.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Words;
import otklik.standalone.intake.PresetImport;

/** Says once what is sent and what stays in the file, and then how far it is. */
final class PresetProgress implements PresetImport.Progress, AutoCloseable {

    private final Screen screen;
    private @Nullable ImportBar bar;

    PresetProgress(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void planned(JsonNode plan) {
        if (bar != null) {
            return;
        }
        var sent = new ArrayList<String>();
        plan.path("sent").properties().forEach(field -> {
            var columns = new ArrayList<String>();
            field.getValue().forEach(column -> columns.add(column.asText()));
            sent.add(field.getKey() + " ← " + String.join(" + ", columns));
        });
        var rows = plan.path("rows").asInt();
        screen.line(Words.of("import.mapped", rows, String.join(", ", sent)));
        var kept = new ArrayList<String>();
        plan.path("kept").forEach(column -> kept.add(column.asText()));
        if (!kept.isEmpty()) {
            screen.line(Words.of("import.unsent", String.join(", ", kept)));
        }
        bar = new ImportBar(rows);
        bar.begin(0);
    }

    @Override
    public void confirmed(int rows) {
        if (bar != null) {
            bar.confirmed(rows);
        }
    }

    @Override
    public void interrupted(String why) {
        if (bar == null) {
            screen.line(Words.of("import.interrupted", why));
        } else {
            bar.interrupted(why);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
