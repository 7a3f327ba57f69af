package otklik.classify.emergency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that tell of an emergency where they stand close together.
 *
 * @param emergency what it tells
 * @param window the most words from the first needed one to the last
 * @param across may they stand in different sentences?
 * @param brief only in messages of at most {@value #BRIEF} words? In a long story words meet that have nothing to do with each other
 * @param needs of each group one of its lists, numbers of lists
 * @param unless lists of which nothing may stand in the same sentences near by
 * @param before lists of which nothing may stand there up to the end of the match: «может загореться дом» is no fire, «дом горит, может
 *     перекинуться» is one
 * @param nowhere lists of which nothing may stand in the message
 */
@SuppressWarnings("ArrayRecordComponent") // handed from file to watch, compared nowhere
record Pattern(
        Emergency emergency,
        int window,
        boolean across,
        boolean brief,
        int[][] needs,
        int[] unless,
        int[] before,
        int[] nowhere) {
    static final int BRIEF = 80;
    private static final int OPTIONS = 4;

    /**
     * Reads a line {@code pattern ID HAZARD WINDOW [across] [brief]: list|list list … [unless list …] [before list …] [nowhere list …]}.
     *
     * @param lists the names of the lists, in the order of their numbers
     * @throws IllegalArgumentException for a line of another form, an unknown hazard or list
     */
    static Pattern parse(String line, List<String> lists) {
        int colon = line.indexOf(':');
        String[] head =
                colon < 0 ? new String[0] : line.substring(0, colon).strip().split(" +");
        if (head.length < OPTIONS) {
            throw new IllegalArgumentException(
                    "expected «pattern ID HAZARD WINDOW [across] [brief]: lists [unless lists] [before lists] [nowhere lists]», found «"
                            + line + "»");
        }
        Hazard hazard = Hazard.ofCode(head[2])
                .orElseThrow(() -> new IllegalArgumentException("no hazard " + head[2] + " in «" + line + "»"));
        List<String> options = List.of(head).subList(OPTIONS, head.length);
        List<int[]> needs = new ArrayList<>();
        if (!List.of("across", "brief").containsAll(options)) {
            throw new IllegalArgumentException("expected across or brief among " + options + " in «" + line + "»");
        }
        Map<String, List<Integer>> against = new HashMap<>();
        List.of("unless", "before", "nowhere").forEach(part -> against.put(part, new ArrayList<>()));
        List<Integer> part = null;
        for (String word : line.substring(colon + 1).strip().split(" +")) {
            if (against.containsKey(word)) {
                part = against.get(word);
            } else if (part == null) {
                needs.add(Arrays.stream(word.split("\\|"))
                        .mapToInt(name -> number(name, lists, line))
                        .toArray());
            } else {
                part.add(number(word, lists, line));
            }
        }
        return new Pattern(
                new Emergency(hazard, head[1]),
                Integer.parseInt(head[OPTIONS - 1]),
                options.contains("across"),
                options.contains("brief"),
                needs.toArray(int[][]::new),
                numbers(against, "unless"),
                numbers(against, "before"),
                numbers(against, "nowhere"));
    }

    private static int[] numbers(Map<String, List<Integer>> lists, String part) {
        return lists.getOrDefault(part, List.of()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int number(String name, List<String> lists, String line) {
        int number = lists.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("no list " + name + " in «" + line + "»");
        }
        return number;
    }
}
