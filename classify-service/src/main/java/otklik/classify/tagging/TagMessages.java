package otklik.classify.tagging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import otklik.classify.models.Model;
import otklik.contracts.DerivedId;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.MessageEvent.MessageRevised;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.contracts.TaggedEvent.MessageRetagged;
import otklik.contracts.TaggedEvent.MessageTagged;
import otklik.eventing.Envelope;
import otklik.eventing.Outgoing;
import otklik.eventing.Rejected;
import otklik.eventing.Trace;
import otklik.eventing.seal.Sealer;
import otklik.region.RegionPack;

/** Turns received messages into tagged ones, one for one and in order. Stateless but for buffers: one thread at a time. */
public final class TagMessages {
    private static final Logger LOG = Logger.getLogger(TagMessages.class);

    private final Supplier<Model> models;
    private final Function<Model, Tagger> taggers;
    private Model model;
    private Tagger tagger;
    private final Sealer sealer;
    private final TaggingMeters meters;

    /**
     * A transformer of {@code messages.received}.
     *
     * @param models gives the model to use; asked before each batch, so that all tags of a batch are by one
     * @param codeVersion goes into the tags
     * @param sealer seals the original for routing-service
     */
    public TagMessages(
            RegionPack pack, Supplier<Model> models, String codeVersion, Sealer sealer, TaggingMeters meters) {
        this.models = models;
        this.taggers = used -> new Tagger(pack, used, codeVersion);
        this.model = models.get();
        this.tagger = taggers.apply(model);
        this.sealer = sealer;
        this.meters = meters;
    }

    /**
     * The tagged events of a batch.
     *
     * @throws Rejected for an event without message or text, which no retry can mend
     */
    public List<Outgoing<? extends TaggedEvent>> transform(List<Envelope<MessageEvent>> batch) {
        Model current = models.get();
        if (current != model) {
            model = current;
            tagger = taggers.apply(current);
        }
        List<Outgoing<? extends TaggedEvent>> tagged = new ArrayList<>(batch.size());
        for (Envelope<MessageEvent> envelope : batch) {
            tagged.add(transform(envelope));
        }
        return tagged;
    }

    private Outgoing<? extends TaggedEvent> transform(Envelope<MessageEvent> envelope) {
        Tagged tagged = tagger.tag(checked(envelope.event()));
        String sealed = sealer.seal(tagged.original());
        TaggedEvent event = switch (envelope.event()) {
            case MessageReceived received -> new MessageTagged(tagged.message(), sealed, tagged.tags());
            case MessageRevised revised -> new MessageRetagged(tagged.message(), sealed, tagged.tags());
        };
        meters.tagged(tagged.tags());
        log(envelope, tagged);
        return Outgoing.to(
                        Streams.MESSAGES_TAGGED,
                        envelope.key(),
                        DerivedId.of("tagged", envelope.id()),
                        tagged.message().messageId(),
                        event)
                .causedBy(envelope);
    }

    /** JSON may lack what the record promises. */
    private static Message checked(MessageEvent event) {
        Message message = event.message();
        if (message == null) {
            throw new Rejected("the event has no message");
        }
        if (message.messageId() == null) {
            throw new Rejected("the message has no messageId");
        }
        if (message.text() == null) {
            throw new Rejected("the message has no text");
        }
        return message;
    }

    private static void log(Envelope<MessageEvent> envelope, Tagged tagged) {
        if (LOG.isDebugEnabled()) {
            Trace.logged(
                    envelope.traceparent(),
                    () -> LOG.debugf(
                            "tagged message=%s category=%s confidence=%s masked=%s",
                            tagged.message().messageId(),
                            tagged.tags().category(),
                            tagged.tags().confidence(),
                            tagged.tags().masked()));
        }
    }
}
