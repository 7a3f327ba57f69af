package otklik.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.contracts.Attachment;
import otklik.contracts.ConnectorRecord.Author;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.Location;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.region.Polling;
import otklik.region.Polling.Field;

class ItemReaderTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");

    @Test
    void shouldFindEachFieldAtItsPointer() throws JsonProcessingException {
        Item item = read("""
                {"id":4711,"body":{"text":"Яма"},"user":{"id":12},"at":"2026-03-01T10:00:00+05:00",
                 "geo":{"lat":"51.77","lon":55.1},"files":[{"href":"https://a.example/1"},{"title":"no address"}]}""");

        assertThat(item.refusal()).isNull();
        ConnectorMessage sent = item.sent();
        assertThat(sent.externalId()).isEqualTo("4711");
        assertThat(sent.text()).isEqualTo("Яма");
        assertThat(sent.author()).isEqualTo(new Author("12"));
        assertThat(sent.location()).isEqualTo(new Location(51.77, 55.1, null));
        assertThat(sent.attachments()).containsExactly(new Attachment("https://a.example/1", null, null));
        assertThat(sent.sentAt()).hasToString("2026-03-01T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "\"2026-03-01T05:00:00Z\"",
        "\"2026-03-01T05:00:00.000Z\"",
        "\"2026-03-01T10:00:00+0500\"",
        "\"2026-03-01 10:00:00\"",
        "\"2026-03-01T10:00\"",
        "1772341200",
        "\"1772341200000\""
    })
    void shouldUnderstandTimesAsPlatformsWriteThem(String time) throws JsonProcessingException {
        assertThat(read("{\"id\":1,\"at\":" + time + "}").sent().sentAt()).hasToString("2026-03-01T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"at\":\"yesterday\"} | BAD_VALUE | sentAt | instant",
                "{\"id\":{\"a\":1}} | WRONG_TYPE | externalId | string",
                "{\"id\":1,\"geo\":{\"lat\":\"north\"}} | WRONG_TYPE | lat | number",
                "[1] | WRONG_TYPE | item | object",
                "null | WRONG_TYPE | item | object"
            })
    void shouldSayWhatCannotBeReadAndKeepTheRest(String json, Reason reason, String field, String expected)
            throws JsonProcessingException {
        assertThat(read(json).refusal()).isEqualTo(new Refusal(reason, field, expected));
    }

    @Test
    void shouldKeepTheWordsOfAnItemWhoseTimeIsNone() throws JsonProcessingException {
        assertThat(read("{\"id\":1,\"body\":{\"text\":\"Яма\"},\"at\":\"soon\"}")
                        .sent()
                        .text())
                .isEqualTo("Яма");
    }

    private static Item read(@Nullable String json) throws JsonProcessingException {
        Polling polling = new Polling(
                "/p?after={cursor}",
                "",
                10,
                Duration.ofMinutes(1),
                Optional.empty(),
                "",
                new Polling.Next.OfPage("/next"),
                Map.of(
                        Field.EXTERNAL_ID, "/id",
                        Field.TEXT, "/body/text",
                        Field.AUTHOR, "/user/id",
                        Field.SENT_AT, "/at",
                        Field.LAT, "/geo/lat",
                        Field.LON, "/geo/lon",
                        Field.ATTACHMENTS, "/files",
                        Field.ATTACHMENT_URL, "/href"));
        return ItemReader.read(polling, ZONE, new ObjectMapper().readTree(json));
    }
}
