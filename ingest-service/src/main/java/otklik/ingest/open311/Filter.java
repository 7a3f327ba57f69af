package otklik.ingest.open311;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Which requests a client wants to read. */
sealed interface Filter {
    int MOST = 1_000;
    Pattern WORD = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** These, whatever else is asked for. */
    record Numbers(List<String> references) implements Filter {
        public Numbers {
            references = List.copyOf(references);
        }
    }

    /**
     * @param services codes; all where there are none
     * @param closed one or both of open ({@code false}) and closed ({@code true})
     */
    record Matching(List<String> services, List<Boolean> closed, Span span) implements Filter {
        public Matching {
            services = List.copyOf(services);
            closed = List.copyOf(closed);
        }
    }

    static Filter of(Form query, Instant now, ZoneId zone) throws Refused {
        List<String> numbers = query.list("service_request_id");
        if (numbers.size() > MOST) {
            throw new Refusal(Reason.TOO_LONG, "service_request_id", MOST + "").thrown();
        }
        if (!numbers.isEmpty()) {
            return new Numbers(
                    numbers.stream().filter(Filter::isWord).map(Filter::number).toList());
        }
        List<String> services = query.list("service_code");
        return new Matching(
                services.isEmpty() || services.stream().anyMatch(Filter::isWord)
                        ? services.stream().filter(Filter::isWord).toList()
                        : List.of("-"),
                closed(query),
                Span.of(query, Span.LONGEST, now, zone));
    }

    /** What is no word can be nobody's number or code, and need not be looked for. */
    static boolean isWord(String given) {
        return WORD.matcher(given).matches();
    }

    /** As it is stored, however a person has typed it. */
    static String number(String given) {
        return given.strip().toUpperCase(Locale.ROOT);
    }

    private static List<Boolean> closed(Form query) throws Refused {
        List<Boolean> closed = new ArrayList<>();
        for (String status : query.list("status")) {
            switch (status.toLowerCase(Locale.ROOT)) {
                case "open" -> closed.add(false);
                case "closed" -> closed.add(true);
                default -> throw new Refusal(Reason.BAD_VALUE, "status", "open-or-closed").thrown();
            }
        }
        return closed.isEmpty() ? List.of(false, true) : closed;
    }
}
