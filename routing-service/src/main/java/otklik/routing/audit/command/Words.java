package otklik.routing.audit.command;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the commands say to a person, in Russian or English. */
final class Words {
    /** Name of the bundle, for picocli too. */
    static final String BUNDLE = "otklik.routing.audit.command.Words";

    private Words() {}

    /**
     * Chooses the language for the whole program, as the other commands do: {@code --lang ru|en} among the arguments, else LC_ALL,
     * LC_MESSAGES or LANG, else English.
     */
    static void choose(String... arguments) {
        List<String> given = List.of(arguments);
        int at = given.indexOf("--lang");
        Stream<String> told = at >= 0 && at + 1 < given.size() ? Stream.of(given.get(at + 1)) : Stream.empty();
        Stream<String> toldInOne = given.stream()
                .filter(argument -> argument.startsWith("--lang="))
                .map(argument -> argument.substring("--lang=".length()));
        Stream<String> environment = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> System.getenv().getOrDefault(name, ""));
        String language = Stream.of(told, toldInOne, environment)
                .flatMap(values -> values)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("en");
        Locale.setDefault(language.toLowerCase(Locale.ROOT).startsWith("ru") ? Locale.of("ru", "RU") : Locale.ENGLISH);
    }

    /** The words for a key, with the arguments in their places; numbers are written as the language does. */
    static String of(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE).getString(key);
        return new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
}
