package otklik.classify.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import otklik.region.Municipality;
import otklik.region.RegionPack;

/**
 * Reads where a message is about from its masked text, from a pin and from an address. The same for ever for the same
 * text and the same pack. Time grows linearly with the text. One thread at a time.
 */
public final class PlaceReader {
    private static final int FAR = 2;
    /** By how much less likely a settlement may be to leave in doubt whose matter it is. */
    private static final int RIVAL = 12;

    private static final int CROSSED = 60;

    private final RegionPack pack;
    private final Words words;
    private final StreetReader streets;
    private final SettlementReader settlements;
    private final List<Street> street = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private final Set<String> districts = new LinkedHashSet<>();
    private @Nullable String crossing;
    private @Nullable String house;
    private int houseFrom;
    private int houseEnd;
    private int houseBehind;
    private @Nullable String firstHouse;

    public PlaceReader(RegionPack pack) {
        this.pack = pack;
        Lexicon lexicon = Lexicon.russian();
        var nominative = new Nominative(lexicon);
        this.words = new Words(lexicon);
        this.settlements =
                new SettlementReader(words, new SettlementIndex(pack.gazetteer(), centres(pack), lexicon), nominative);
        this.streets = new StreetReader(words, settlements, nominative);
    }

    private static Set<String> centres(RegionPack pack) {
        return pack.municipalities().stream()
                .flatMap(municipality -> municipality.centre().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the text says. */
    public Place read(String maskedText) {
        return read(maskedText, null, null, null, null);
    }

    /**
     * What text, pin and address say together. The pin decides the municipality; without one the sender's hint does if the
     * pack knows it, else address and text. The address has the first word on settlement, street and house.
     *
     * @param latitude of the pin, WGS 84, with {@code longitude} or not at all
     * @param address of the pin, masked
     * @param hint code of the municipality by the sender's own word
     */
    public Place read(
            String maskedText,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String address,
            @Nullable String hint) {
        String pinned = latitude == null || longitude == null
                ? null
                : pack.gazetteer().municipalityAt(latitude, longitude).orElse(null);
        String given = pinned != null
                ? pinned
                : hint != null && pack.municipality(hint).isPresent() ? hint : null;
        Place inText = parse(maskedText, given);
        if (address == null || address.isBlank()) {
            return inText;
        }
        Place inAddress = parse(address, given);
        boolean sameStreet = inAddress.street() == null || inAddress.street().equals(inText.street());
        Place streetOf = inAddress.street() == null ? inText : inAddress;
        return new Place(
                inAddress.municipality() != null ? inAddress.municipality() : inText.municipality(),
                inAddress.settlement() != null ? inAddress.settlement() : inText.settlement(),
                streetOf.street(),
                streetOf.streetType(),
                inAddress.house() != null ? inAddress.house() : sameStreet ? inText.house() : null,
                inAddress.crossing() != null ? inAddress.crossing() : sameStreet ? inText.crossing() : null);
    }

    private Place parse(String text, @Nullable String given) {
        words.read(text);
        street.clear();
        settled.clear();
        districts.clear();
        crossing = null;
        house = null;
        firstHouse = null;
        houseEnd = -FAR;
        int at = 0;
        while (at < words.size()) {
            at = Math.max(at + 1, step(at));
        }
        Street best = bestStreet();
        Settled where = bestSettlement();
        String number = best == null ? houseOf(where) : best.house() != null ? best.house() : firstHouse;
        return place(municipality(text, where, given), where, best, number);
    }

    /** «с. Султакай, дом 40»: a village without streets. */
    private @Nullable String houseOf(@Nullable Settled where) {
        return where == null || houseBehind != where.end() ? null : firstHouse;
    }

    private Place place(
            @Nullable String municipality, @Nullable Settled where, @Nullable Street best, @Nullable String number) {
        StreetType type = best == null ? null : best.type();
        return new Place(
                municipality,
                where == null ? null : where.name(),
                best == null ? null : best.name(),
                type == null ? null : type.word(),
                number,
                best == null ? null : crossing);
    }

    /** Reads what begins at a word; the index behind it, or the word's own. */
    private int step(int at) {
        if (words.kind(at) == Words.OTHER || words.kind(at) == Words.LINE || words.kind(at) == Words.MASK) {
            return words.is(at, '№') ? house(at) : at;
        }
        if (words.isNumber(at) && isHouseBefore(at)) {
            house = words.original(at);
            houseFrom = at;
            houseEnd = at + 2;
            firstHouse = firstHouse == null ? house : firstHouse;
            return at + 2;
        }
        if (words.means(at, Lexicon.DISTRICT_NOUN)) {
            district(at);
        }
        if (words.means(at, Lexicon.CROSSING)) {
            int end = crossing(at);
            if (end > at) {
                return end;
            }
        }
        if (words.means(at, Lexicon.HOUSE)) {
            int end = house(at);
            if (end > at) {
                return end;
            }
        }
        if (words.means(at, Lexicon.SETTLEMENT)) {
            Settled typed = settlements.typed(at);
            if (typed != null) {
                return add(typed);
            }
        }
        if (words.means(at, Lexicon.STREET)) {
            Street typed = streets.typed(at);
            return typed == null ? at : add(typed);
        }
        return untyped(at);
    }

    private int untyped(int at) {
        Settled bare = words.isWord(at) ? settlements.bare(at) : null;
        boolean sure = bare != null && bare.known() != null && bare.known().sure();
        if (bare != null && sure) {
            return add(bare);
        }
        Street loose = streets.loose(at, !settled.isEmpty() && settled.getLast().end() == at);
        if (loose != null && (loose.house() != null || bare == null)) {
            return add(loose);
        }
        if (bare == null && words.isWord(at)) {
            bare = settlements.unknownAfterIn(at);
        }
        return bare == null ? at : add(bare);
    }

    /** «за 9 домом», not «5 домов». */
    private boolean isHouseBefore(int at) {
        return words.length(at) <= 3
                && words.means(at - 1, Lexicon.FUNCTION)
                && (words.equals(at + 1, "домом") || words.equals(at + 1, "дома") || words.equals(at + 1, "доме"))
                && !words.isNumber(at + 2);
    }

    private int house(int at) {
        String number = streets.houses().at(at);
        if (number == null) {
            return at;
        }
        // «дома 13, 11 и 9 по улице»: the first of a row counts, the last stands beside the street.
        boolean row = house != null && at - houseEnd == 1 && (words.equals(at - 1, "и") || words.is(at - 1, ','));
        house = row ? house : number;
        houseFrom = at;
        houseEnd = endOfRow(streets.houses().end());
        if (firstHouse == null && !words.is(at, '№')) {
            firstHouse = number;
            houseBehind = words.is(at - 1, ',') ? at - 1 : at;
        }
        if (words.is(at, '№')) {
            houseEnd = -FAR;
        }
        return streets.houses().end();
    }

    private int endOfRow(int end) {
        int at = end;
        while ((words.is(at, ',') || words.equals(at, "и")) && words.isNumber(at + 1) && words.length(at + 1) <= 3) {
            at += 2;
        }
        return at;
    }

    private int add(Settled found) {
        settled.add(found);
        return found.end();
    }

    private int add(Street found) {
        Street street = found.house() == null ? housedAround(found) : found;
        settled.removeIf(s -> s.from() >= street.from() && s.from() < street.end());
        this.street.removeIf(s -> s.from() >= street.from() && s.score() <= street.score());
        this.street.add(street);
        return street.end();
    }

    /** The house that stands before a street, «дом 3 по улице», or behind it with its word last, «за 9 домом». */
    private Street housedAround(Street found) {
        int gain = found.type() != null && found.type().isArea() ? 12 : 40;
        int between = found.from() - houseEnd;
        boolean linked = between == 0
                || between == 1
                        && (words.means(found.from() - 1, Lexicon.ALONG | Lexicon.ON | Lexicon.FROM)
                                || words.is(found.from() - 1, ','))
                || between == 2 && words.means(found.from() - 1, Lexicon.ALONG | Lexicon.ON);
        if (linked && house != null && houseEnd > houseFrom) {
            return found.with(house, found.end(), gain);
        }
        if (words.equals(found.end(), "между")
                && words.isNumber(found.end() + 1)
                && words.equals(found.end() + 2, "и")) {
            return found.with(words.original(found.end() + 1), found.end() + 2, gain);
        }
        int number = found.end();
        int furthest = number + FAR;
        while (number < furthest && !words.isNumber(number)) {
            number++;
        }
        if (words.isNumber(number) && words.length(number) <= 3) {
            int last = number + 1;
            if (words.equals(last, "и") && words.isNumber(last + 1)) {
                last += 2;
            }
            if (words.means(last, Lexicon.HOUSE) && words.length(last) > 1 && !words.isNumber(last + 1)) {
                return found.with(words.original(number), last + 1, gain);
            }
        }
        return found;
    }

    private int crossing(int at) {
        int next = at + 1;
        if (words.equals(next, "с") || words.equals(next, "улиц") && !words.is(next + 1, '.')) {
            next++;
        }
        Street first = streets.any(next);
        if (first == null) {
            return at;
        }
        int joint = first.end();
        if (words.is(joint, '.') || words.is(joint, ',')) {
            joint++;
        }
        boolean joined = words.equals(joint, "и")
                || words.equals(joint, "с")
                || words.equals(joint, "со")
                || words.is(joint, '/')
                || words.is(joint, '\\')
                || words.is(joint, '-')
                || words.is(joint - 1, ',');
        Street second =
                joined ? streets.any(words.is(joint - 1, ',') && !words.equals(joint, "и") ? joint : joint + 1) : null;
        Street before = street.isEmpty() ? streets.any(at - 1) : street.getLast();
        if (second == null) {
            if (before != null && at - before.end() <= FAR && at >= before.end()) {
                crossing = crossing == null ? first.name() : crossing;
                if (street.isEmpty()) {
                    add(before.scored(CROSSED));
                }
                return first.end();
            }
            return at;
        }
        crossing = crossing == null ? second.name() : crossing;
        add(first.scored(Math.max(first.score(), CROSSED)));
        return second.end();
    }

    private @Nullable Street bestStreet() {
        Street best = null;
        for (Street candidate : street) {
            if (candidate.score() >= StreetReader.ENOUGH && (best == null || candidate.score() > best.score())) {
                best = candidate;
            }
        }
        if (best == null) {
            return null;
        }
        // The first mention of the same street may lack the house that a later one has, and the other way round.
        for (Street candidate : street) {
            if (best.house() == null && candidate.house() != null && candidate.sameStreet(best)) {
                return best.with(candidate.house(), best.end(), 0);
            }
        }
        return best;
    }

    private @Nullable Settled bestSettlement() {
        Settled best = null;
        for (Settled candidate : settled) {
            if (candidate.score() >= SettlementReader.ENOUGH && (best == null || candidate.score() > best.score())) {
                best = candidate;
            }
        }
        return best;
    }

    private @Nullable String municipality(String text, @Nullable Settled where, @Nullable String given) {
        if (given != null) {
            return given;
        }
        Set<String> possible = where == null || where.known() == null
                ? Set.of()
                : where.known().municipalities();
        if (possible.size() == 1) {
            return isRivalled(where, possible) ? null : possible.iterator().next();
        }
        String named = districts.isEmpty() && pack.gazetteer().settlements().isEmpty()
                ? pack.municipalityNames().find(text).map(Municipality::code).orElse(null)
                : districts.size() == 1 ? districts.iterator().next() : null;
        return possible.isEmpty() || named != null && possible.contains(named) ? named : null;
    }

    /** Whether the text, which names no street, names a settlement of another municipality as likely: «из Орска в Бузулук» is nobody's alone. */
    private boolean isRivalled(@Nullable Settled where, Set<String> possible) {
        return street.isEmpty()
                && settled.stream()
                        .anyMatch(other -> where != null
                                && other.score() + RIVAL >= where.score()
                                && other.known() != null
                                && Collections.disjoint(other.known().municipalities(), possible));
    }

    /** Notes the municipality that «Шарлыкском р-не» names. */
    private void district(int at) {
        int name = words.startsWith(at - 1, "городск") || words.startsWith(at - 1, "муниципальн") ? at - 2 : at - 1;
        boolean adjective = words.endsWithAny(
                name, "ский", "ского", "скому", "ском", "ским", "цкий", "цкого", "цком", "ный", "ного", "ном");
        int noun = adjective && words.startsWith(at, "городск") ? at + 1 : at;
        if (adjective
                && (words.startsWith(noun, "район")
                        || words.startsWith(noun, "р-н")
                        || words.startsWith(noun, "округ")
                        || words.equals(noun, "го"))) {
            pack.municipalityNames().find(words.original(name) + " район").ifPresent(m -> districts.add(m.code()));
        }
    }
}
