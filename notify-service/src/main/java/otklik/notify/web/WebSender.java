package otklik.notify.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import otklik.notify.contact.MissingContact;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.Sender;

/** Delivers to web chats: what is written durably is sent, exactly once, since the notice's id is the row's key. */
@Singleton
final class WebSender implements Sender {
    static final String CHANNEL = "web";
    private static final int WIDTH = 512;

    private final MissingContact missing;
    private final WriteNotices writer;
    private final Vertx vertx;

    WebSender(MissingContact missing, WriteNotices writer, Vertx vertx) {
        this.missing = missing;
        this.writer = writer;
        this.vertx = vertx;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int room() {
        return WIDTH;
    }

    /** The notice's id is the row's key. */
    @Override
    public boolean repeatsAreHarmless() {
        return true;
    }

    @Override
    public void send(Delivery delivery, Consumer<DeliveryResult> told) {
        Context loop = vertx.getOrCreateContext();
        Consumer<DeliveryResult> onLoop = result -> loop.runOnContext(back -> told.accept(result));
        if (delivery.address() == null) {
            Thread.ofVirtual()
                    .name("missing-contact")
                    .start(() -> onLoop.accept(missing.judge(delivery.endpoint(), delivery.awaits())));
        } else {
            writer.write(delivery, onLoop);
        }
    }
}
