package otklik.region;

import java.util.Arrays;
import java.util.List;

/** What a column of a platform's export can become, one value each; how several become the text is {@link ImportPreset#text}. */
public enum ImportField {
    EXTERNAL_ID("externalId"),
    /** The message's address, from which its id on its network is read. */
    URL("url"),
    AUTHOR("author"),
    CONVERSATION("conversation"),
    LAT("lat"),
    LON("lon"),
    ADDRESS("address"),
    CATEGORY("category"),
    MUNICIPALITY("municipality"),
    CAMPAIGN("campaign"),
    SENT_AT("sentAt"),
    STAGE("platform.stage"),
    STATUS("platform.status"),
    HOLDER("platform.holder"),
    PLANNED_FOR("platform.plannedFor"),
    FINISHED_ON("platform.finishedOn"),
    DECISION("platform.decision"),
    RATING("platform.rating"),
    RECONSIDERATION("platform.reconsideration");

    static final String PLATFORM = "platform.";

    private final String path;

    ImportField(String path) {
        this.path = path;
    }

    /** As messages call it: {@code sentAt}, {@code platform.stage}. */
    public String path() {
        return path;
    }

    /** Fields whose path begins so, and what follows in it. */
    static List<ImportField> under(boolean platform) {
        return Arrays.stream(values())
                .filter(field -> field.path.startsWith(PLATFORM) == platform)
                .toList();
    }

    /** The key in the pack: the last word of the path. */
    String key() {
        return path.substring(path.indexOf('.') + 1);
    }
}
