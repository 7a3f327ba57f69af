package otklik.notify.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import otklik.eventing.EventJson;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.Sender;
import otklik.notify.messenger.ChatApi;
import otklik.notify.messenger.ChatApis;
import otklik.notify.messenger.Chats;
import otklik.notify.messenger.Paces;
import otklik.notify.template.NoticeTexts;
import otklik.notify.template.Told;

/**
 * Sends notices to chats. Telegram has no idempotency handle: an attempt whose answer was lost may have been shown, and is
 * made again. State is confined to the sending loop.
 */
@Singleton
final class TelegramSender implements Sender {
    private static final String CHANNEL = "telegram";
    private static final int LONGEST_TEXT = 4096;
    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

    private final NoticeTexts texts;
    private final Chats chats;
    private final TelegramSettings settings;
    private final Paces paces;
    private final ChatApi api;

    TelegramSender(NoticeTexts texts, Chats chats, ChatApis apis, TelegramSettings settings) {
        this.texts = texts;
        this.chats = chats;
        this.settings = settings;
        this.paces = new Paces(settings.perSecond(), settings.chatInterval());
        this.api = apis.of(settings.host(), settings.perSecond(), 1);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public int width() {
        return room();
    }

    /** A second's worth: what waits longer waits better in the table. */
    @Override
    public int room() {
        return settings.perSecond();
    }

    @Override
    public boolean repeatsAreHarmless() {
        return false;
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public void send(Delivery delivery, Consumer<DeliveryResult> told) {
        Optional<String> token =
                Optional.ofNullable(settings.bots().get(delivery.code())).flatMap(TelegramSettings.Bot::token);
        if (token.isEmpty()) {
            told.accept(new DeliveryResult.TryLater(
                    null, "otklik.telegram.bots." + delivery.code() + ".token is not set", Blame.LANE));
            return;
        }
        chats.reach(
                delivery,
                paces,
                told,
                address -> api.post(
                        "/bot" + token.get() + "/sendMessage",
                        HEADERS,
                        body(delivery, address),
                        answer -> told.accept(TelegramAnswer.judge(answer))));
    }

    private byte[] body(Delivery delivery, String address) throws NoticeTexts.Untellable {
        ObjectNode body = EventJson.mapper().createObjectNode();
        if (address.matches("-?\\d{1,18}")) {
            body.put("chat_id", Long.parseLong(address));
        } else {
            body.put("chat_id", address);
        }
        Told told = texts.tell(delivery, LONGEST_TEXT);
        body.put("text", told.text());
        if (!told.buttons().isEmpty()) {
            var row = body.putObject("reply_markup").putArray("inline_keyboard").addArray();
            told.buttons()
                    .forEach(button ->
                            row.addObject().put("text", button.label()).put("callback_data", button.data()));
        }
        body.putObject("link_preview_options").put("is_disabled", true);
        try {
            return EventJson.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
