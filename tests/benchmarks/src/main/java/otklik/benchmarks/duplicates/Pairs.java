package otklik.benchmarks.duplicates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Makes pairs: the same for ever for the same messages. */
final class Pairs {
    private final List<String> streets = new ArrayList<>();
    private final List<String> towns = new ArrayList<>();
    private final Map<String, List<RealMessage>> byPlaceAndCategory = new HashMap<>();
    private final List<RealMessage> all;

    /** A message of the file, with what the classifier says of it. */
    record RealMessage(String id, String category, String town, String text) {
        @Override
        public String toString() {
            return "RealMessage[" + text.length() + " characters]";
        }
    }

    Pairs(List<RealMessage> all) {
        this.all = all;
        for (RealMessage message : all) {
            OtherPlace.street(message.text()).ifPresent(streets::add);
            OtherPlace.town(message.text()).ifPresent(towns::add);
            byPlaceAndCategory
                    .computeIfAbsent(key(message), ignored -> new ArrayList<>())
                    .add(message);
        }
    }

    private static String key(RealMessage message) {
        return message.category() + " " + message.town();
    }

    /** The second texts, by the way that they were made; without those that cannot be made from this message. */
    Map<PairKind, String> of(RealMessage message) {
        Random random = new Random(message.id().hashCode() * 31L + 7);
        Rewording reword = new Rewording(random);
        OtherPlace place = new OtherPlace(random);
        String text = message.text();
        Map<PairKind, String> made = new EnumMap<>(PairKind.class);
        made.put(PairKind.SENT_AGAIN, text);
        made.put(PairKind.SENT_AGAIN_WITH_GREETING, reword.withGreeting(text));
        made.put(PairKind.SENT_AGAIN_EDITED, reword.edited(text));
        made.put(PairKind.REWORDED_WORDS_LEFT_OUT, reword.leftOut(text, 0.12));
        made.put(PairKind.REWORDED_TYPOS, reword.typos(text, 0.12));
        made.put(PairKind.REWORDED_ORDER, reword.reordered(text));
        made.put(PairKind.REWORDED_SHORTENED, reword.shortened(text));
        made.put(PairKind.REWORDED_SYNONYMS, reword.synonyms(text));
        made.put(PairKind.REWORDED_ALL, reword.all(text));
        place.otherHouse(text).ifPresent(other -> made.put(PairKind.OTHER_HOUSE, other));
        place.otherStreet(text, streets).ifPresent(other -> made.put(PairKind.OTHER_STREET, other));
        place.otherTown(text, towns).ifPresent(other -> made.put(PairKind.OTHER_TOWN, other));
        another(message, random)
                .ifPresent(other -> made.put(PairKind.OTHER_MESSAGE_OF_CATEGORY_AND_TOWN, other.text()));
        Optional<String> street = OtherPlace.street(text);
        Optional<String> house = OtherPlace.house(text);
        if (street.isPresent() && house.isPresent()) {
            RealMessage other = another(message, random).orElse(all.get(random.nextInt(all.size())));
            made.put(
                    PairKind.OTHER_PROBLEM_AT_ADDRESS,
                    "Улица " + street.get() + ", дом " + house.get() + ". " + other.text());
        }
        return made;
    }

    private Optional<RealMessage> another(RealMessage message, Random random) {
        List<RealMessage> alike = byPlaceAndCategory.getOrDefault(key(message), List.of());
        for (int i = 0; i < 5 && alike.size() > 1; i++) {
            RealMessage other = alike.get(random.nextInt(alike.size()));
            // The file has messages that were sent twice: those are no other message.
            if (!other.id().equals(message.id()) && !other.text().equals(message.text())) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}
