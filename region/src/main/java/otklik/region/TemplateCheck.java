package otklik.region;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Reads templates, and fills them with made-up facts as notices will with real ones: what is missing is found at load, not by a
 * citizen.
 */
final class TemplateCheck {
    /** With one more VK takes neither button nor message. */
    private static final int LONGEST_LABEL = 40;

    /** Mail programs show less, and servers fold what is longer. */
    private static final int LONGEST_SUBJECT = 150;

    /** So much of what an agency writes has to fit in, or a third of the limit where that is less. */
    private static final int LEAST_ROOM = 500;

    private static final int SHARE = 3;
    private static final String BRACES = "a placeholder such as {reference}, or \\{ for a brace";

    private static final Set<NoticeKind> ASKED_UNDER =
            Set.of(NoticeKind.STATUS_ANSWERED, NoticeKind.STATUS_CLOSED, NoticeKind.ACKNOWLEDGEMENT_ANSWERED);

    private final SampleFacts facts;
    private final TextLimits limits;

    TemplateCheck(SampleFacts facts, TextLimits limits) {
        this.facts = facts;
        this.limits = limits;
    }

    /** What a file holds. */
    enum Form {
        TEXT,
        HTML,
        SUBJECT
    }

    /** The template of a file; empty, with faults, where it cannot be used. */
    Optional<Template> read(String file, NoticeKind kind, Language language, Form form, String text, FaultList faults) {
        var own = new FaultList();
        if (text.isBlank()) {
            own.add(file, 1, "the template is empty", "a text for citizens");
        }
        if (kind.isButton() && text.strip().length() > LONGEST_LABEL) {
            own.add(
                    file,
                    1,
                    "a button with " + text.strip().length() + " characters",
                    "at most " + LONGEST_LABEL + ", as many as VK takes");
        }
        BiConsumer<Integer, String> mistakes = (line, what) -> own.add(file, line, what, BRACES);
        var body = text.stripTrailing();
        var template = form == Form.HTML ? Template.parseHtml(body, mistakes) : Template.parse(body, mistakes);
        names(file, kind, form, template, own);
        if (own.isEmpty()) {
            fill(file, kind, language, form, template, own);
        }
        own.byPlace().forEach(fault -> faults.add(fault.file(), fault.line(), fault.what(), fault.expected()));
        return own.isEmpty() ? Optional.of(template) : Optional.empty();
    }

    private static void names(String file, NoticeKind kind, Form form, Template template, FaultList own) {
        template.placeholders().stream()
                .sorted()
                .filter(name -> !kind.placeholders().contains(name))
                .forEach(name -> own.add(
                        file,
                        template.lineOf(name),
                        "unknown placeholder {" + name + "}",
                        "one of " + String.join(", ", new TreeSet<>(kind.placeholders()))
                                + Suggestion.suffix(name, kind.placeholders())));
        var said = template.said();
        if (form != Form.SUBJECT) {
            kind.required().stream()
                    .sorted()
                    .filter(name -> !said.contains(name))
                    .forEach(name ->
                            own.add(file, 1, "the text never says {" + name + "}", "it in every text of this kind"));
        }
    }

    private void fill(String file, NoticeKind kind, Language language, Form form, Template template, FaultList own) {
        var usual = facts.usual(language);
        try {
            if (form == Form.SUBJECT) {
                subject(file, template.render(facts.longest(language)), own);
                return;
            }
            says(file, kind, form, template, usual, "all facts", own);
            says(file, kind, form, template, sparse(kind, usual), "the required facts alone", own);
        } catch (IllegalArgumentException e) {
            own.add(file, 1, String.valueOf(e.getMessage()), "only what notices of this kind know");
        }
    }

    private static void says(
            String file,
            NoticeKind kind,
            Form form,
            Template template,
            Map<String, String> values,
            String which,
            FaultList own) {
        var text = template.render(values);
        if (text.isBlank()) {
            own.add(file, 1, "with " + which + " the text is empty", "words that stand under no condition");
        }
        kind.required().stream().sorted().forEach(name -> {
            var value = values.getOrDefault(name, "");
            if (!text.contains(form == Form.HTML ? Template.escaped(value) : value)) {
                own.add(
                        file,
                        template.lineOf(name),
                        "with " + which + " the text does not say {" + name + "}",
                        "it under no condition but its own");
            }
        });
    }

    private static Map<String, String> sparse(NoticeKind kind, Map<String, String> usual) {
        var values = new HashMap<>(usual);
        values.replaceAll((name, value) -> kind.required().contains(name) ? value : "");
        return values;
    }

    private static void subject(String file, String text, FaultList own) {
        if (text.indexOf('\n') >= 0) {
            own.add(file, 1, "a subject of several lines", "one line");
        }
        if (text.length() > LONGEST_SUBJECT) {
            own.add(
                    file,
                    1,
                    "a subject with " + text.length() + " characters where facts are long",
                    "at most " + LONGEST_SUBJECT);
        }
    }

    /**
     * A fault where the longest text is over the channel's limit, or leaves what somebody writes too little room.
     *
     * @param question how long what is asked under an answer is
     */
    void fit(
            String file,
            NoticeKind kind,
            Language language,
            String channel,
            Template template,
            int question,
            FaultList faults) {
        int limit = limits.of(channel);
        if (kind.isButton() || limit == Integer.MAX_VALUE) {
            return;
        }
        int asked = ASKED_UNDER.contains(kind) ? question : 0;
        int length = template.render(facts.longest(language)).length() + asked;
        boolean isOpen = template.said().stream().anyMatch(NoticeKind.UNBOUNDED::contains);
        int most = isOpen ? limit - Math.min(LEAST_ROOM, limit / SHARE) : limit;
        if (length > most) {
            faults.add(
                    file,
                    1,
                    length + " characters where facts are long, too many for " + channel,
                    "at most " + most + (isOpen ? " beside what is written freely" : "") + ", or other words in "
                            + kind.code() + "." + channel + ".txt");
        }
    }
}
