package otklik.routing.desk;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import otklik.routing.casework.Case;

/** What an answer says, which may differ from case to case. */
@FunctionalInterface
interface Wording {
    Words of(Case answered);

    static Wording same(String text) {
        return ignored -> new Words(text, Set.of());
    }

    /**
     * Words for one case.
     *
     * @param open what is still to be filled in; none in an answer that can be given
     */
    record Words(String text, Set<String> open) {
        private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-zA-Z0-9]{0,30})}");

        /** Fills the places in braces that there is a value for; the others stay. */
        static Words fill(String template, Map<String, String> values) {
            Set<String> open = new LinkedHashSet<>();
            String text = PLACE.matcher(template).replaceAll(place -> {
                String value = values.get(place.group(1));
                if (value == null) {
                    open.add(place.group(1));
                }
                return Matcher.quoteReplacement(value == null ? place.group() : value);
            });
            return new Words(text, open);
        }

        /** The places of a template. */
        static Set<String> places(String template) {
            Set<String> places = new LinkedHashSet<>();
            PLACE.matcher(template)
                    .results()
                    .map(MatchResult::group)
                    .forEach(place -> places.add(place.substring(1, place.length() - 1)));
            return places;
        }

        @Override
        public String toString() {
            return "Words[" + text.length() + " characters]";
        }
    }
}
