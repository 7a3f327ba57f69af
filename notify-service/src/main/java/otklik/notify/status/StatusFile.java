package otklik.notify.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.contracts.StatusEvent.StatusChanged;
import otklik.eventing.EventJson;
import otklik.notify.status.StatusRows.Row;
import otklik.region.Agency;
import otklik.region.Language;
import otklik.region.RegionPack;

/** Rows as a file that a platform, or a person with a spreadsheet, reads. */
@Singleton
final class StatusFile {
    /** So that spreadsheets know it for UTF-8; they split at semicolons where the decimal sign is a comma. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final char SEPARATOR = ';';
    private static final String COLUMNS =
            "at;externalId;network;messageId;reference;status;statusTitle;notice;category;agency;"
                    + "agencyTitle;deadline;resolution;reason;caseId;caseVersion;noticeId";

    private final RegionPack pack;

    StatusFile(RegionPack pack) {
        this.pack = pack;
    }

    /** One JSON object per line, as on the topic. */
    static String ndjson(List<Row> rows) {
        return rows.stream().map(row -> row.body() + "\n").collect(Collectors.joining());
    }

    /** With a line of headings, titles in the region's first language. RFC 4180 but for the semicolons. */
    String csv(List<Row> rows) {
        StringBuilder csv = new StringBuilder(256 * (rows.size() + 1));
        csv.append(BYTE_ORDER_MARK).append(COLUMNS).append("\r\n");
        rows.forEach(row -> line(csv, read(row.body())));
        return csv.toString();
    }

    private void line(StringBuilder csv, StatusChanged status) {
        Language language = pack.language(null);
        field(csv, status.at().toString());
        field(csv, status.externalId());
        field(csv, status.network());
        field(csv, status.messageId());
        field(csv, status.reference());
        field(csv, status.status());
        field(csv, pack.statusTitle(status.status(), language));
        field(csv, status.notice());
        field(csv, status.category());
        field(csv, status.agency());
        field(csv, agencyTitle(status.agency(), language));
        Instant deadline = status.deadline();
        field(csv, deadline == null ? null : deadline.toString());
        field(csv, harmless(status.resolution()));
        field(csv, status.reason());
        field(csv, status.caseId());
        field(csv, Integer.toString(status.caseVersion()));
        field(csv, status.noticeId());
        csv.setLength(csv.length() - 1);
        csv.append("\r\n");
    }

    private @Nullable String agencyTitle(@Nullable String code, Language language) {
        return code == null
                ? null
                : pack.agency(code)
                        .map(Agency::title)
                        .map(title -> title.in(language))
                        .orElse(code);
    }

    /** Words that a spreadsheet would take for a formula get an apostrophe before them. */
    private static @Nullable String harmless(@Nullable String words) {
        return words != null && !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }

    private static void field(StringBuilder csv, @Nullable String value) {
        if (value != null) {
            boolean plain = value.chars().noneMatch(c -> c == SEPARATOR || c == '"' || c == '\n' || c == '\r');
            csv.append(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
        }
        csv.append(SEPARATOR);
    }

    private static StatusChanged read(String json) {
        try {
            return EventJson.mapper().readValue(json, StatusChanged.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
