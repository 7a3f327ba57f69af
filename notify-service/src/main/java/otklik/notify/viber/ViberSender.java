package otklik.notify.viber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import otklik.region.RegionPack;

/**
 * Sends notices to subscribers of a bot. Viber has no idempotency handle: an attempt whose answer was lost may have been
 * shown, and is made again. The address is the person's id. State is confined to the sending loop.
 */
@Singleton
final class ViberSender implements Sender {
    private static final String CHANNEL = "viber";
    private static final int LONGEST_TEXT = 7000;
    private static final int LONGEST_NAME = 28;

    /**
     * Notices that ask something in words. Viber gives what we put into {@code tracking_data} back with whatever the person
     * writes next, reply or not: after any other notice that may be another matter.
     */
    private static final Set<String> QUESTIONS = Set.of("status-question");

    private final NoticeTexts texts;
    private final Chats chats;
    private final RegionPack pack;
    private final ViberSettings settings;
    private final Paces paces;
    private final ChatApi api;

    ViberSender(NoticeTexts texts, Chats chats, ChatApis apis, RegionPack pack, ViberSettings settings) {
        this.texts = texts;
        this.chats = chats;
        this.pack = pack;
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
        Optional<ViberSettings.Bot> bot = Optional.ofNullable(settings.bots().get(delivery.code()));
        Optional<String> token = bot.flatMap(ViberSettings.Bot::token);
        if (token.isEmpty()) {
            told.accept(new DeliveryResult.TryLater(
                    null, "otklik.viber.bots." + delivery.code() + ".token is not set", Blame.LANE));
            return;
        }
        String name = bot.flatMap(ViberSettings.Bot::name).orElseGet(() -> title(delivery));
        chats.reach(
                delivery,
                paces,
                told,
                address -> api.post(
                        "/pa/send_message",
                        Map.of("content-type", "application/json", "X-Viber-Auth-Token", token.get()),
                        body(delivery, address, name),
                        answer -> told.accept(known(delivery, ViberAnswer.judge(answer)))));
    }

    private static boolean asks(Delivery delivery) {
        return QUESTIONS.contains(delivery.notice());
    }

    /** Under the id by which a reply will name it. */
    private static DeliveryResult known(Delivery delivery, DeliveryResult result) {
        return result instanceof DeliveryResult.Delivered && asks(delivery)
                ? new DeliveryResult.Delivered(delivery.noticeId().toString())
                : result;
    }

    private String title(Delivery delivery) {
        return pack.bot(CHANNEL, delivery.code())
                .map(bot -> bot.title().in(pack.language(delivery.facts().language())))
                .orElse(delivery.code());
    }

    private byte[] body(Delivery delivery, String receiver, String name) throws NoticeTexts.Untellable {
        Told told = texts.tell(delivery, LONGEST_TEXT);
        ObjectNode body = EventJson.mapper().createObjectNode();
        body.put("receiver", receiver).put("type", "text").put("text", told.text());
        if (!told.buttons().isEmpty()) {
            body.put("min_api_version", ViberKeyboard.API_VERSION);
            body.set("keyboard", ViberKeyboard.of(told.buttons()));
        }
        body.putObject("sender").put("name", name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME));
        if (asks(delivery)) {
            body.put("tracking_data", delivery.noticeId().toString());
        }
        try {
            return EventJson.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
