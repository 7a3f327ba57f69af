package otklik.region;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A text with places to fill, <code>{reference}</code>, and parts that stand there only where a value is not empty,
 * <code>{#if agency}…{#else}…{/if}</code>; <code>\{</code> and <code>\}</code> stand for braces, <code>{! … !}</code> for nothing.
 * That is Qute with nothing but plain values: no calls, no namespaces, no other templates. Values are put in as they are, in
 * HTML with its marks escaped: they are never read for placeholders again. Safe for use by many threads; never waits.
 */
public final class Template {
    private static final Engine QUTE = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(new OfValues())
            .build();

    private final io.quarkus.qute.Template words;
    private final List<Braces.Place> places;
    private final UnaryOperator<String> escaping;

    private Template(io.quarkus.qute.Template words, List<Braces.Place> places, UnaryOperator<String> escaping) {
        this.words = words;
        this.places = List.copyOf(places);
        this.escaping = escaping;
    }

    /** What a text is filled with. */
    private record Values(Map<String, String> byName, UnaryOperator<String> escaping) {
        @Override
        public String toString() {
            return "Values" + byName.keySet();
        }
    }

    private static final class OfValues implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Values;
        }

        /** {@link #render} has seen to it that there is one. */
        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            var values = (Values) context.getBase();
            var value = values.byName().getOrDefault(context.getName(), "");
            return CompletedStage.<Object>of(values.escaping().apply(value));
        }
    }

    /**
     * Reads a plain text.
     *
     * @throws IllegalArgumentException on a brace that is none of those above
     */
    public static Template of(String text) {
        return parse(text, (line, what) -> {
            throw new IllegalArgumentException("line " + line + ": " + what);
        });
    }

    /** Like {@link #of} but tells the mistakes, by line; then the template is good for looking at its places only. */
    static Template parse(String text, BiConsumer<Integer, String> mistakes) {
        return parse(text, UnaryOperator.identity(), mistakes);
    }

    /** The same for HTML. */
    static Template parseHtml(String text, BiConsumer<Integer, String> mistakes) {
        return parse(text, Template::escaped, mistakes);
    }

    private static Template parse(String text, UnaryOperator<String> escaping, BiConsumer<Integer, String> mistakes) {
        var braces = Braces.read(text);
        braces.mistakes().forEach(mistake -> mistakes.accept(mistake.line(), mistake.what()));
        if (braces.mistakes().isEmpty()) {
            try {
                return new Template(QUTE.parse(text), braces.places(), escaping);
            } catch (TemplateException e) {
                var origin = e.getOrigin();
                mistakes.accept(origin == null ? 1 : Math.max(1, origin.getLine()), String.valueOf(e.getMessage()));
            }
        }
        var bare = text.replace('{', '(').replace('}', ')').replace('\\', '/');
        return new Template(QUTE.parse(bare), braces.places(), escaping);
    }

    /** The names of all values that are shown or asked for. */
    public Set<String> placeholders() {
        return places.stream().map(Braces.Place::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the values that are shown, though perhaps only under a condition. */
    Set<String> said() {
        return places.stream()
                .filter(Braces.Place::said)
                .map(Braces.Place::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The text with every place filled; values that no place asks for are ignored.
     *
     * @throws IllegalArgumentException naming the first place for which there is no value
     */
    public String render(Map<String, String> values) {
        for (var place : places) {
            if (!values.containsKey(place.name())) {
                throw new IllegalArgumentException("no value for {" + place.name() + "}");
            }
        }
        return words.data(new Values(values, escaping)).render();
    }

    /** The line where this placeholder first stands, from 1. */
    int lineOf(String placeholder) {
        return places.stream()
                .filter(place -> place.name().equals(placeholder))
                .findFirst()
                .map(Braces.Place::line)
                .orElse(1);
    }

    /** Between tags and inside of quoted attributes. */
    static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\n", "<br>\n");
    }
}
