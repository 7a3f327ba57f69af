package otklik.region;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One value of a pack file with its place. Reading it as something that it is not records a fault and gives a harmless
 * stand-in, so that reading goes on and finds the other faults; a pack with faults is never made.
 */
final class YamlValue {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 40;

    private final String file;
    private final Node node;
    private final FaultList faults;

    YamlValue(String file, Node node, FaultList faults) {
        this.file = file;
        this.node = node;
        this.faults = faults;
    }

    String file() {
        return file;
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    void fault(String what, String expected) {
        faults.add(file, line(), what, expected);
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** The text of a scalar without space around it; empty, with a fault, for anything else. */
    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            fault(shape(), "one value");
            return "";
        }
        var text = scalar.getValue().strip();
        if (text.isEmpty()) {
            fault("an empty value", "some text");
        }
        return text;
    }

    /** Words of small Latin letters and digits joined by hyphens, as in topic names. */
    String code() {
        var text = text();
        if (!text.isEmpty() && (!CODE.matcher(text).matches() || text.length() > LONGEST_CODE)) {
            fault(
                    quote(text) + " is no code",
                    "at most " + LONGEST_CODE + " small Latin letters and digits, words joined by '-'");
            return "";
        }
        return text;
    }

    /** Text that matches; empty, with a fault, where it does not. */
    Optional<String> matching(Pattern pattern, String expected) {
        var text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!pattern.matcher(text).matches()) {
            fault(quote(text) + " does not fit", expected);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** What the reader makes of the text; empty, with a fault, where it makes nothing. */
    <T> Optional<T> read(Function<String, Optional<T>> reader, String expected) {
        var text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var read = reader.apply(text);
        if (read.isEmpty()) {
            fault(quote(text) + " does not fit", expected);
        }
        return read;
    }

    OptionalDouble number(double least, double most) {
        var expected = "a number between " + plain(least) + " and " + plain(most);
        return read(YamlValue::asNumber, expected)
                .filter(n -> {
                    boolean fits = n >= least && n <= most;
                    if (!fits) {
                        fault(plain(n) + " is out of range", expected);
                    }
                    return fits;
                })
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    OptionalInt wholeNumber(int least, int most) {
        var number = number(least, most);
        if (number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble())) {
            fault(quote(text()) + " does not fit", "a whole number");
            return OptionalInt.empty();
        }
        return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }

    Optional<Boolean> yesOrNo() {
        return read(
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                "true or false");
    }

    Optional<LocalDate> date() {
        return read(
                text -> {
                    try {
                        return Optional.of(LocalDate.parse(text));
                    } catch (DateTimeParseException e) {
                        return Optional.empty();
                    }
                },
                "a date such as 2022-01-31");
    }

    <E extends Enum<E>> Optional<E> oneOf(E[] all, Function<E, String> code) {
        var text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var found = Arrays.stream(all).filter(e -> code.apply(e).equals(text)).findFirst();
        if (found.isEmpty()) {
            var codes = Arrays.stream(all).map(code).toList();
            fault(quote(text) + " is not known", "one of " + String.join(", ", codes) + Suggestion.suffix(text, codes));
        }
        return found;
    }

    /** The items of a list. */
    List<YamlValue> items() {
        if (!(node instanceof SequenceNode list)) {
            fault(shape(), "a list");
            return List.of();
        }
        return list.getValue().stream().map(this::at).toList();
    }

    /** The items of a list that may not be empty. */
    List<YamlValue> someItems() {
        var items = items();
        if (items.isEmpty() && node instanceof SequenceNode) {
            fault("an empty list", "at least one item");
        }
        return items;
    }

    /** The items of a list, or the one value that stands there instead of a list of one. */
    List<YamlValue> oneOrMore() {
        return isScalar() ? List.of(this) : someItems();
    }

    /** The fields of a mapping; those not in {@code known} are faults. */
    Fields fields(String... known) {
        var fields = anyFields();
        fields.byName.keySet().forEach(name -> {
            if (!List.of(known).contains(name)) {
                fields.keyAt(name)
                        .fault(
                                "unknown key " + quote(name),
                                "one of " + String.join(", ", known) + Suggestion.suffix(name, List.of(known)));
            }
        });
        return fields;
    }

    /** The fields of a mapping whose keys are for the caller to judge. */
    Fields anyFields() {
        if (!(node instanceof MappingNode mapping)) {
            fault(shape(), "keys with values");
            return new Fields(this, Map.of(), Map.of());
        }
        var byName = new LinkedHashMap<String, YamlValue>();
        var keys = new LinkedHashMap<String, YamlValue>();
        for (var pair : mapping.getValue()) {
            var key = at(pair.getKeyNode());
            var name = key.text();
            var first = keys.putIfAbsent(name, key);
            if (first == null) {
                byName.put(name, at(pair.getValueNode()));
            } else {
                key.fault("the key " + quote(name) + " was given on line " + first.line(), "each key once");
            }
        }
        return new Fields(this, byName, keys);
    }

    /** A name in every language of the pack. */
    Title title(Collection<Language> languages) {
        var fields = anyFields();
        var texts = new LinkedHashMap<Language, String>();
        var codes = languages.stream().map(Language::code).toList();
        for (var language : languages) {
            fields.byName(language.code())
                    .ifPresentOrElse(
                            text -> texts.put(language, text.text()),
                            () -> fault(
                                    "no text in the language " + quote(language.code()),
                                    "one for each of " + String.join(", ", codes)));
        }
        fields.byName.keySet().stream()
                .filter(name -> !codes.contains(name) && !codes.isEmpty())
                .forEach(name -> fields.keyAt(name)
                        .fault(
                                quote(name) + " is no language of this pack",
                                "one of " + String.join(", ", codes) + " (see languages in region.yaml)"));
        return new Title(texts);
    }

    static String quote(String text) {
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }

    private YamlValue at(Node other) {
        return new YamlValue(file, other, faults);
    }

    private String shape() {
        return switch (node) {
            case MappingNode _ -> "keys with values";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar -> scalar.getValue().isBlank() ? "nothing" : "the value " + quote(scalar.getValue());
            default -> "something else";
        };
    }

    private static Optional<Double> asNumber(String text) {
        try {
            var number = Double.valueOf(text);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** The fields of one mapping by name. */
    static final class Fields {
        private final YamlValue owner;
        private final Map<String, YamlValue> byName;
        private final Map<String, YamlValue> keys;

        private Fields(YamlValue owner, Map<String, YamlValue> byName, Map<String, YamlValue> keys) {
            this.owner = owner;
            this.byName = byName;
            this.keys = keys;
        }

        /** The field's value, or empty where the field is not there. */
        Optional<YamlValue> byName(String name) {
            return Optional.ofNullable(byName.get(name));
        }

        /** The field's value; a fault, and empty, where the field is not there. */
        Optional<YamlValue> required(String name) {
            var value = byName(name);
            if (value.isEmpty() && owner.node instanceof MappingNode) {
                owner.fault("the key " + quote(name) + " is missing", "it to be given");
            }
            return value;
        }

        boolean has(String name) {
            return byName.containsKey(name);
        }

        /** Names in the file's order. */
        List<String> names() {
            return new ArrayList<>(byName.keySet());
        }

        /** Where the field's name stands. */
        YamlValue keyAt(String name) {
            var key = keys.get(name);
            return key == null ? owner : key;
        }

        /** Where the mapping stands. */
        YamlValue owner() {
            return owner;
        }

        @Override
        public String toString() {
            return byName.keySet().stream().collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
