package otklik.notify.vk;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.Sender;
import otklik.notify.messenger.ChatApis;
import otklik.notify.messenger.Chats;
import otklik.notify.messenger.Paces;
import otklik.notify.template.NoticeTexts;

/** Sends notices to people who wrote to a community or spoke on its wall. State is confined to the sending loop. */
@Singleton
final class VkSender implements Sender {
    /** Who spoke on a wall costs a message and a comment. */
    private static final int CALLS_AN_ATTEMPT = 2;

    private final Chats chats;
    private final VkSettings settings;
    private final VkTokens tokens;
    private final Paces paces;
    private final VkMethods methods;
    private final VkWallNotice walls;

    VkSender(NoticeTexts texts, Chats chats, ChatApis apis, VkSettings settings) {
        this.chats = chats;
        this.settings = settings;
        this.tokens = new VkTokens(settings);
        this.paces = new Paces(settings.perSecond(), settings.chatInterval());
        this.methods = new VkMethods(
                texts, apis.of(settings.host(), settings.perSecond(), CALLS_AN_ATTEMPT), settings.version());
        this.walls = new VkWallNotice(methods, chats, paces);
    }

    @Override
    public String channel() {
        return "vk";
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

    /** VK answers a {@code random_id} that it knows with the first message. */
    @Override
    public boolean repeatsAreHarmless() {
        return true;
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public void send(Delivery delivery, Consumer<DeliveryResult> told) {
        String bot = delivery.code();
        Optional<String> token = tokens.of(bot);
        if (token.isEmpty()) {
            told.accept(new DeliveryResult.TryLater(null, "otklik.vk.bots." + bot + ".tokens is not set", Blame.LANE));
            return;
        }
        Consumer<VkAnswer> answered = answer -> {
            if (answer.isUnknownToken()) {
                tokens.unknown(bot, token.get());
            }
            told.accept(answer.result());
        };
        chats.reach(delivery, paces, told, address -> {
            switch (VkAddress.parse(address)) {
                case VkAddress.Person person -> methods.message(delivery, person.id(), token.get(), answered);
                case VkAddress.Wall wall -> walls.send(delivery, wall, token.get(), answered);
            }
        });
    }
}
