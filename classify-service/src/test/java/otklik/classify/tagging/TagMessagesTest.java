package otklik.classify.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static otklik.classify.tagging.TaggingFixture.PACK;
import static otklik.classify.tagging.TaggingFixture.envelope;
import static otklik.classify.tagging.TaggingFixture.message;
import static otklik.classify.tagging.TaggingFixture.tagging;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.MessageEvent.MessageRevised;
import otklik.contracts.Samples;
import otklik.contracts.Samples.Sample;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.contracts.TaggedEvent.MessageRetagged;
import otklik.contracts.TaggedEvent.MessageTagged;
import otklik.contracts.Tags;
import otklik.eventing.EventJson;
import otklik.eventing.Outgoing;
import otklik.eventing.Rejected;
import otklik.eventing.Trace;
import otklik.eventing.seal.UnreadableSeal;
import otklik.testkit.message.Marker;
import otklik.testkit.message.RealShapedMessages;
import otklik.testkit.message.TestMessage;

class TagMessagesTest {
    private final TagMessages tagging = tagging();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roads|На дороге огромная яма, асфальт разбит, машины ломают подвески",
                "waste|Третью неделю не вывозят мусор, контейнеры переполнены, кругом свалка отходов",
                "health|Невозможно попасть на приём к терапевту в поликлинике, талонов нет, врач уволился",
                "transport|Автобус не ходит по расписанию, на маршруте один водитель, ждём на остановке час",
                "lighting|Во дворе не горят фонари, нет уличного освещения, темно",
                "animals|Стая бродячих собак нападает на детей, примите меры по отлову безнадзорных животных",
            })
    void shouldGuessWhatAPlainMessageIsAbout(String category, String text) {
        Tags tags = tag(text).tags();

        assertThat(tags.category()).isEqualTo(category);
        assertThat(tags.guesses())
                .hasSize(3)
                .first()
                .extracting(Tags.Guess::category)
                .isEqualTo(category);
        assertThat(tags.confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void shouldMaskTextAndSealOriginal() throws UnreadableSeal {
        TaggedEvent event = tag("Течёт крыша. Мира 5, кв. 12, тел. 8 912 345-67-89");

        assertThat(event.message().text()).isEqualTo("Течёт крыша. Мира 5, кв. <FLAT>, тел. <PHONE>");
        assertThat(event.message().inReplyTo()).isEqualTo("leave");
        assertThat(event.message().network()).isEqualTo("vk");
        assertThat(event.tags().masked()).isEqualTo(Map.of("flat", 1, "phone", 1));
        assertThat(TaggingFixture.unsealer().unsealText(event.sealedOriginal()))
                .isEqualTo("Течёт крыша. Мира 5, кв. 12, тел. 8 912 345-67-89");
    }

    @Test
    void shouldMaskAddressAndSealItBehindTheText() throws UnreadableSeal {
        Location location = new Location(51.7, 55.1, "Орск, ул. Мира, 5, кв. 12");

        TaggedEvent event = tag(new MessageReceived(message("Течёт крыша", null, location)));

        Location masked = event.message().location();
        assertThat(masked).isEqualTo(new Location(51.7, 55.1, "Орск, ул. Мира, 5, кв. <FLAT>"));
        assertThat(TaggingFixture.unsealer().unsealText(event.sealedOriginal()))
                .isEqualTo("Течёт крыша\n\nОрск, ул. Мира, 5, кв. 12");
    }

    @Test
    void shouldLeaveNoPlantedPersonalDataInTheEvent() throws IOException {
        EnumSet<Marker.Kind> inText = EnumSet.complementOf(EnumSet.of(Marker.Kind.AUTHOR));
        List<TestMessage> messages =
                RealShapedMessages.withSeed(7).planting(inText, 1).take(2000);
        for (TestMessage planted : messages) {
            String json = EventJson.mapper().writeValueAsString(tag(planted.text()));

            assertThat(planted.planted())
                    .allSatisfy(marker -> assertThat(marker.shapes()).noneMatch(json::contains));
        }
    }

    @Test
    void shouldGiveTheSameTagsForEver() {
        for (TestMessage some : RealShapedMessages.withSeed(3).take(300)) {
            Tags first = tag(some.text()).tags();

            assertThat(tagging()
                            .transform(List.of(envelope(new MessageReceived(message(some.text())))))
                            .getFirst()
                            .event()
                            .tags())
                    .isEqualTo(first);
        }
    }

    @Test
    void shouldNameEveryVersion() {
        Tags.Versions versions = tag("Яма").tags().versions();

        assertThat(versions.code()).isEqualTo("test");
        assertThat(versions.model()).isEqualTo(TaggingFixture.MODEL.version());
        assertThat(versions.pack()).isEqualTo(PACK.version());
        assertThat(versions.input())
                .hasSize(64)
                .isNotEqualTo(tag("Дыра").tags().versions().input());
    }

    @Test
    void shouldTakeSendersMunicipalityBeforeTheText() {
        assertThat(municipality("В Орске яма", "buzuluk")).isEqualTo("buzuluk");
    }

    @Test
    void shouldFindMunicipalityInTheTextWhereTheHintIsUnknown() {
        assertThat(municipality("В Орске яма", "nowhere")).isEqualTo("orsk");
        assertThat(municipality("В Орске яма", null)).isEqualTo("orsk");
    }

    @Test
    void shouldNameNoMunicipalityWhereTheTextNamesTwo() {
        assertThat(municipality("Из Орска в Бузулук нет автобуса", null)).isNull();
    }

    @Test
    void shouldFindMunicipalityInTheAddressWhereTheTextNamesNone() {
        TaggedEvent event = tag(new MessageReceived(message("Яма", null, new Location(null, null, "г. Орск, Мира 5"))));

        assertThat(event.tags().municipality()).isEqualTo("orsk");
    }

    @Test
    void shouldCarryKeyCauseAndTraceOn() {
        Outgoing<?> out = tagging.transform(List.of(envelope(new MessageReceived(message("Яма")))))
                .getFirst();
        Outgoing<?> again = tagging.transform(List.of(envelope(new MessageReceived(message("Яма")))))
                .getFirst();

        assertThat(out.key()).isEqualTo("c-1");
        assertThat(out.subject()).isEqualTo("m-1");
        assertThat(out.causationId()).isEqualTo("e-1");
        assertThat(out.id()).isEqualTo(again.id());
        assertThat(Trace.id(out.traceparent())).isEqualTo(Trace.id(TaggingFixture.TRACE));
    }

    @Test
    void shouldRetagARevisedMessage() {
        assertThat(tag(new MessageReceived(message("Яма")))).isInstanceOf(MessageTagged.class);
        assertThat(tag(new MessageRevised(message("Яма")))).isInstanceOf(MessageRetagged.class);
    }

    @Test
    void shouldRejectMessageWithoutText() {
        assertThatThrownBy(() -> tag(new MessageReceived(message(null, null, null))))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🙏🙏🙏", "\u0000\u0001", "<br><br>", "?!"})
    void shouldGiveTextWithoutWordsNoConfidence(String text) {
        assertThat(tag(text).tags().confidence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"а", "ж ", "1", "кв 1и", "\uD83D", "<", "zzz ", "Иванович "})
    void shouldTagTheLongestTextWhateverItIs(String piece) {
        Tags tags = tag(piece.repeat(256 * 1024 / piece.length())).tags();

        assertThat(tags.guesses()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldTagEveryGoldenSample(Sample sample) throws IOException {
        Class<? extends MessageEvent> shape = Streams.MESSAGES_RECEIVED.events().get(sample.type());
        MessageEvent event = EventJson.mapper().readValue(sample.json(), shape);

        TaggedEvent tagged = tag(event);

        Message message = tagged.message();
        assertThat(message.messageId()).isEqualTo(event.message().messageId());
        assertThat(message.digest()).isEqualTo(event.message().digest());
        assertThat(message).usingRecursiveComparison().ignoringFields("text").isEqualTo(event.message());
    }

    static List<Sample> samples() {
        return Samples.of(Streams.MESSAGES_RECEIVED);
    }

    private @Nullable String municipality(String text, @Nullable String hint) {
        return tag(new MessageReceived(message(text, hint, null))).tags().municipality();
    }

    private TaggedEvent tag(String text) {
        return tag(new MessageReceived(message(text)));
    }

    private TaggedEvent tag(MessageEvent event) {
        return tagging.transform(List.of(envelope(event))).getFirst().event();
    }
}
