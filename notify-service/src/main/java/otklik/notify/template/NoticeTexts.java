package otklik.notify.template;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.Facts;
import otklik.notify.delivery.Recipient;
import otklik.region.Agency;
import otklik.region.Connector;
import otklik.region.Language;
import otklik.region.NoticeKind;
import otklik.region.RegionPack;
import otklik.region.Wording;

/** Puts facts into the pack's words. The only place where a PIN is in plain, and only for the time of an attempt. */
@Singleton
public final class NoticeTexts {
    private static final String CUT = "…";

    private final RegionPack pack;
    private final Unsealer unsealer;
    private final NoticeSettings settings;
    private final Questions questions;
    private final TextMeters meters;

    NoticeTexts(RegionPack pack, Unsealer unsealer, NoticeSettings settings, TextMeters meters) {
        this.pack = pack;
        this.unsealer = unsealer;
        this.settings = settings;
        this.questions = new Questions(pack);
        this.meters = meters;
    }

    /** The notice cannot be put into words: not now, where somebody may mend the keys, or never. */
    public static final class Untellable extends Exception {
        private final String reason;
        private final boolean forGood;

        private Untellable(String reason, boolean forGood) {
            super(reason, null, false, false);
            this.reason = reason;
            this.forGood = forGood;
        }

        static Untellable now(String reason) {
            return new Untellable(reason, false);
        }

        static Untellable forGood(String reason) {
            return new Untellable(reason, true);
        }

        /** How the attempt ended. */
        public DeliveryResult result() {
            return forGood
                    ? new DeliveryResult.Refused(DeadReason.TEMPLATE, reason)
                    : new DeliveryResult.TryLater(null, reason, Blame.NOTICE);
        }

        /** Quotes nothing of the content. */
        public String reason() {
            return reason;
        }
    }

    /** The text as its channel takes it: what is over the limit is cut from the agency's resolution. */
    public Told tell(Delivery delivery) throws Untellable {
        return tell(delivery, Integer.MAX_VALUE);
    }

    /** The same in at most so many UTF-16 units, where that is less than the channel's limit. */
    public Told tell(Delivery delivery, int longest) throws Untellable {
        Facts facts = delivery.facts();
        Language language = pack.language(facts.language());
        // Another replica may be newer and know it.
        Wording wording = NoticeKind.of(delivery.notice())
                .map(kind -> pack.wording(kind, language, delivery.channel()))
                .orElseThrow(() -> Untellable.now("the pack has no notice " + delivery.notice()));
        String pin = pin(facts.sealedPin());
        String agency = agencyTitle(facts.agency(), language);
        Map<String, String> values = new HashMap<>();
        values.put("reference", facts.reference());
        values.put("pin", pin == null ? "" : pin);
        values.put("agency", agency);
        Instant deadline = facts.deadline();
        values.put("deadline", deadline == null ? "" : pack.moment(deadline, language));
        values.put("status", pack.statusTitle(facts.status(), language));
        values.put("statusUrl", settings.statusUrl().replace("{reference}", facts.reference()));
        String reason = facts.reason();
        values.put("reason", reason == null ? "" : pack.rejectionTitle(reason, language));
        String resolution = facts.resolution() == null ? "" : facts.resolution();
        values.put("resolution", resolution);
        values.put(
                "category",
                pack.category(facts.category())
                        .map(category -> category.title().in(language))
                        .orElse(facts.category()));
        Facts.Alert alert = facts.alert();
        values.put("words", alert == null ? "" : alert.words());
        values.put("place", alert == null ? "" : place(alert.municipality(), language));
        List<Facts.Line> cases = facts.cases();
        values.put("code", facts.reference());
        values.put("hours", facts.reference());
        values.put(
                "advice",
                pack.notices()
                        .advice(facts.hazard())
                        .map(advice -> advice.in(language))
                        .orElse(""));
        values.put("cases", cases == null ? "" : lines(cases, language));
        String asks = questions.under(delivery, language);
        int most = Math.min(longest, pack.textLimit(delivery.channel())) - asks.length();
        try {
            String text = wording.text().render(values);
            if (text.length() > most) {
                values.put("resolution", cut(resolution, resolution.length() - (text.length() - most)));
                text = cut(wording.text().render(values), most);
                meters.cut(delivery.channel());
            }
            return new Told(
                    text + asks,
                    language.code(),
                    pin,
                    agency,
                    network(delivery),
                    questions.buttons(delivery, language),
                    wording.html().map(html -> html.render(values)).orElse(null),
                    wording.subject().map(subject -> subject.render(values)).orElse(null));
        } catch (IllegalArgumentException e) {
            throw Untellable.forGood(
                    "the template of " + delivery.notice() + " in " + language + " wants what is not there");
        }
    }

    /** Messages of a connector that has but one are of that one, also where they do not say so. */
    private @Nullable String network(Delivery delivery) {
        String said = delivery.facts().network();
        return said != null || !delivery.channel().equals(Recipient.Webhook.CHANNEL)
                ? said
                : pack.connector(delivery.code()).flatMap(Connector::network).orElse(null);
    }

    /**
     * What may stand where everybody reads along.
     *
     * @param kind one whose template can say neither number nor PIN nor content
     */
    public String tellAloud(Delivery delivery, NoticeKind kind) {
        return pack.wording(kind, pack.language(delivery.facts().language()), delivery.channel())
                .text()
                .render(Map.of("pageUrl", settings.pageUrl()));
    }

    private String lines(List<Facts.Line> cases, Language language) {
        return cases.stream().map(line -> line(line, language)).collect(Collectors.joining("\n"));
    }

    private String line(Facts.Line line, Language language) {
        Instant deadline = line.deadline();
        Map<String, String> values = Map.of(
                "reference", line.reference(),
                "status", pack.statusTitle(line.status(), language),
                "deadline", deadline == null ? "" : pack.moment(deadline, language));
        return pack.template(deadline == null ? NoticeKind.TALK_CASE_TIMELESS : NoticeKind.TALK_CASE, language)
                .render(values);
    }

    private String agencyTitle(@Nullable String code, Language language) {
        if (code == null) {
            return "";
        }
        return pack.agency(code)
                .map(Agency::title)
                .map(title -> title.in(language))
                .orElse(code);
    }

    private String place(@Nullable String code, Language language) {
        return code == null
                ? ""
                : pack.municipality(code)
                        .map(municipality -> municipality.title().in(language))
                        .orElse(code);
    }

    private @Nullable String pin(@Nullable String sealedPin) throws Untellable {
        if (sealedPin == null) {
            return null;
        }
        try {
            return unsealer.unsealText(sealedPin);
        } catch (UnreadableSeal e) {
            throw Untellable.now("the PIN cannot be unsealed with this key");
        }
    }

    /** Never through the middle of a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Math.max(0, longest - CUT.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }
}
