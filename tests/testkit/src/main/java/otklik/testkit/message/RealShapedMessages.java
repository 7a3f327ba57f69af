package otklik.testkit.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endless stream of invented citizens' messages in Russian with the shape of real ones: the categories' shares, the
 * lengths, emoji, {@code <br>}, shouting and typing errors. The same seed gives the same messages, each computed from its
 * own number alone, so that any part of the stream can be made again. Immutable and thread-safe.
 */
public final class RealShapedMessages {

    /** After so many of a hundred words comes a rare one: then different words are as many as in real messages. */
    private static final int RARE_PER_CENT = 40;

    private static final Instant FIRST_SENT = Instant.parse("2022-01-10T04:00:00Z");
    private static final String[] EMOJI = {"😡", "🙏", "👍", "😢", "❗", "🚗", "🤦‍♀️", "❤️", "🔥"};
    private static final String[] MUNICIPALITIES = {"orenburg", "orsk", "buzuluk", "novotroitsk", "buguruslan"};

    /** Shares of a thousand. */
    private enum Share {
        HEALTH(184),
        SOCIAL(180),
        ROADS(138),
        HOUSING(113),
        AMENITIES(111),
        WASTE(74),
        TRANSPORT(42),
        COVID(37),
        EDUCATION(29),
        LIGHTING(23),
        OTHER(20),
        CULTURE_SPORT(11),
        ENERGY(11),
        DIGITAL(10),
        ANIMALS(8),
        CONSTRUCTION(5),
        ECOLOGY(4);

        private final int perMille;

        Share(int perMille) {
            this.perMille = perMille;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final SentenceBook BOOK = SentenceBook.load();

    private final long seed;
    private final String prefix;
    private final Set<Marker.Kind> planted;
    private final int plantEvery;
    private final List<String> municipalities;
    private final boolean withRareWords;

    private RealShapedMessages(
            long seed,
            String prefix,
            Set<Marker.Kind> planted,
            int plantEvery,
            List<String> municipalities,
            boolean withRareWords) {
        this.seed = seed;
        this.prefix = prefix;
        this.planted = planted;
        this.plantEvery = plantEvery;
        this.municipalities = municipalities;
        this.withRareWords = withRareWords;
    }

    public static RealShapedMessages withSeed(long seed) {
        return new RealShapedMessages(
                seed, "msg-" + seed, EnumSet.noneOf(Marker.Kind.class), 1, List.of(MUNICIPALITIES), false);
    }

    /** External ids start with this instead of {@code msg-<seed>}. */
    public RealShapedMessages named(String externalIdPrefix) {
        return new RealShapedMessages(seed, externalIdPrefix, planted, plantEvery, municipalities, withRareWords);
    }

    /** Municipality codes to choose from, as the region pack has them. */
    public RealShapedMessages inMunicipalities(List<String> codes) {
        return new RealShapedMessages(seed, prefix, planted, plantEvery, List.copyOf(codes), withRareWords);
    }

    /**
     * Every n-th message carries one planted value of each kind.
     *
     * @param every 1 for all
     */
    public RealShapedMessages planting(Set<Marker.Kind> kinds, int every) {
        return new RealShapedMessages(seed, prefix, EnumSet.copyOf(kinds), every, municipalities, withRareWords);
    }

    /** As many different words as real messages have, so that they are no more alike than those. */
    public RealShapedMessages withRareWords() {
        return new RealShapedMessages(seed, prefix, planted, plantEvery, municipalities, true);
    }

    /** Messages 0, 1, 2 … without end. */
    public Stream<TestMessage> stream() {
        return LongStream.iterate(0, number -> number + 1).mapToObj(this::message);
    }

    public List<TestMessage> take(int count) {
        return stream().limit(count).toList();
    }

    /** The message of this number, the same at every call. */
    public TestMessage message(long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        String category = category(random.nextInt(1000));
        List<Marker> markers = markers(number);
        String text = plant(text(category, random), markers, random);
        return new TestMessage(
                prefix + "-" + number,
                text,
                prefix + "-talk-" + number,
                authorId(markers, number, random),
                place(random),
                municipalities.get(random.nextInt(municipalities.size())),
                category,
                random.nextInt(10) == 0 ? "portal" : "social",
                FIRST_SENT.plus(Duration.ofSeconds(number * 37)),
                attachments(number, random),
                markers);
    }

    private static String category(int perMille) {
        int passed = 0;
        for (Share share : Share.values()) {
            passed += share.perMille;
            if (perMille < passed) {
                return share.code();
            }
        }
        throw new IllegalStateException("the shares add up to " + passed);
    }

    private List<Marker> markers(long number) {
        if (planted.isEmpty() || number % plantEvery != 0) {
            return List.of();
        }
        int which = Math.toIntExact(number / plantEvery);
        return planted.stream().map(kind -> MarkerMint.mint(kind, which)).toList();
    }

    private String text(String category, SplittableRandom random) {
        int length = TextLength.draw(random);
        StringBuilder text = new StringBuilder(length + 80);
        if (length > 60 && random.nextInt(3) > 0) {
            text.append(BOOK.sentence("opening", random));
        }
        String breaker = random.nextInt(100) == 0 ? "<br>" : " ";
        int sentences = 0;
        while (text.length() < length) {
            if (!text.isEmpty()) {
                text.append(breaker);
            }
            // Two of three further sentences only complain: so do people.
            text.append(told(
                    BOOK.sentence(sentences == 0 || random.nextInt(3) == 0 ? category : "filler", random), random));
            sentences++;
        }
        if (length > 120 && random.nextBoolean()) {
            text.append(breaker).append(BOOK.sentence("closing", random));
        }
        return mannered(cut(text, length), random);
    }

    private String told(String sentence, SplittableRandom random) {
        if (!withRareWords) {
            return sentence;
        }
        StringBuilder told = new StringBuilder();
        for (String word : sentence.split(" ")) {
            told.append(told.isEmpty() ? "" : " ").append(word);
            if (random.nextInt(100) < RARE_PER_CENT) {
                told.append(' ').append(RareWords.word(random));
            }
        }
        return told.toString();
    }

    /** At the end of a word near the wanted length: real messages break off too. */
    private static String cut(StringBuilder text, int length) {
        if (text.length() <= length + 30) {
            return text.toString();
        }
        int space = text.lastIndexOf(" ", length);
        return text.substring(0, space > length / 2 ? space : length);
    }

    private static String mannered(String text, SplittableRandom random) {
        String written = text;
        if (random.nextInt(4) == 0) {
            written = mistyped(written, random);
        }
        if (random.nextInt(20) == 0) {
            written = written.toLowerCase(Locale.ROOT);
        } else if (random.nextInt(60) == 0) {
            written = written.toUpperCase(Locale.ROOT);
        }
        if (random.nextInt(20) == 0) {
            written += " " + EMOJI[random.nextInt(EMOJI.length)].repeat(1 + random.nextInt(3));
        }
        return written;
    }

    private static String mistyped(String text, SplittableRandom random) {
        StringBuilder typed = new StringBuilder(text);
        for (int errors = 1 + text.length() / 150; errors > 0; errors--) {
            int at = random.nextInt(typed.length() - 1);
            if (Character.isLetter(typed.charAt(at)) && Character.isLetter(typed.charAt(at + 1))) {
                switch (random.nextInt(3)) {
                    case 0 -> typed.deleteCharAt(at);
                    case 1 -> typed.insert(at, typed.charAt(at));
                    default -> {
                        char first = typed.charAt(at);
                        typed.setCharAt(at, typed.charAt(at + 1));
                        typed.setCharAt(at + 1, first);
                    }
                }
            }
        }
        return typed.toString();
    }

    private static String plant(String text, List<Marker> markers, SplittableRandom random) {
        StringBuilder out = new StringBuilder(text);
        for (Marker marker : markers) {
            switch (marker.kind()) {
                case PHONE ->
                    out.append(random.nextBoolean() ? " Мой телефон " : " тел. ")
                            .append(marker.written());
                case EMAIL ->
                    out.append(" Ответ прошу на почту ")
                            .append(marker.written())
                            .append('.');
                case CARD ->
                    out.append(" Деньги списали с карты ")
                            .append(marker.written())
                            .append('.');
                case SNILS -> out.append(" СНИЛС ").append(marker.written()).append('.');
                case FLAT ->
                    out.append(" Проживаю: ул. Гагарина, д. 12, ")
                            .append(marker.written())
                            .append('.');
                case NAME -> out.append(" Меня зовут ").append(marker.written()).append('.');
                case AUTHOR -> {
                    // not in the text
                }
            }
        }
        return out.toString();
    }

    private @Nullable String authorId(List<Marker> markers, long number, SplittableRandom random) {
        for (Marker marker : markers) {
            if (marker.kind() == Marker.Kind.AUTHOR) {
                return marker.written();
            }
        }
        return random.nextInt(10) == 0 ? null : prefix + "-author-" + number % 5000;
    }

    private static TestMessage.@Nullable Place place(SplittableRandom random) {
        if (random.nextInt(5) > 0) {
            return null;
        }
        return new TestMessage.Place(
                51.7 + random.nextInt(2000) / 10_000d,
                55.0 + random.nextInt(3000) / 10_000d,
                BOOK.sentence("street", random) + ", " + (1 + random.nextInt(160)));
    }

    private static List<TestMessage.Attachment> attachments(long number, SplittableRandom random) {
        List<TestMessage.Attachment> files = new ArrayList<>();
        if (random.nextInt(8) == 0) {
            files.add(new TestMessage.Attachment(
                    "https://photos.example/" + number + ".jpg", number + ".jpg", "image/jpeg"));
        }
        return files;
    }
}
