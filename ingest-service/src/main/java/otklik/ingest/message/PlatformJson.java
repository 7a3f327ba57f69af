package otklik.ingest.message;

import static otklik.ingest.message.JsonFields.date;
import static otklik.ingest.message.JsonFields.integer;
import static otklik.ingest.message.JsonFields.string;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Platform;

/** Reads what a platform says of its own work. */
final class PlatformJson {
    private PlatformJson() {}

    static @Nullable Platform read(JsonParser json) throws IOException, Refused {
        if (!JsonFields.object(json, "platform")) {
            return null;
        }
        String number = null;
        String stage = null;
        String status = null;
        String holder = null;
        LocalDate plannedFor = null;
        LocalDate finishedOn = null;
        String decision = null;
        Integer rating = null;
        String reconsideration = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            String field = "platform." + name;
            switch (name) {
                case "number" -> number = string(json, field);
                case "stage" -> stage = string(json, field);
                case "status" -> status = string(json, field);
                case "holder" -> holder = string(json, field);
                case "plannedFor" -> plannedFor = date(json, field);
                case "finishedOn" -> finishedOn = date(json, field);
                case "decision" -> decision = string(json, field);
                case "rating" -> rating = integer(json, field);
                case "reconsideration" -> reconsideration = string(json, field);
                default -> JsonFields.skip(json);
            }
        }
        return new Platform(number, stage, status, holder, plannedFor, finishedOn, decision, rating, reconsideration);
    }
}
