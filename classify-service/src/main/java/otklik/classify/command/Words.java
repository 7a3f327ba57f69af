package otklik.classify.command;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the commands say to a person, in Russian or English: the bundle {@code otklik.classify.command.Words}. */
public final class Words {
    /** Name of the bundle, for picocli too. */
    public static final String BUNDLE = "otklik.classify.command.Words";

    private Words() {}

    /**
     * Chooses the language for the whole program, as the other commands do: {@code --lang ru|en} among the arguments, else LC_ALL,
     * LC_MESSAGES or LANG, else English.
     */
    public static void choose(String... arguments) {
        List<String> given = List.of(arguments);
        int at = given.indexOf("--lang");
        String language = Stream.concat(
                        at >= 0 && at + 1 < given.size() ? Stream.of(given.get(at + 1)) : Stream.empty(),
                        Stream.concat(
                                given.stream()
                                        .filter(argument -> argument.startsWith("--lang="))
                                        .map(argument -> argument.substring("--lang=".length())),
                                Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                                        .map(name -> System.getenv().getOrDefault(name, ""))))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("en");
        Locale.setDefault(language.toLowerCase(Locale.ROOT).startsWith("ru") ? Locale.of("ru", "RU") : Locale.ENGLISH);
    }

    /** The words for a key, if there are any. */
    static Optional<String> find(String key) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE);
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** The words for a key, with the arguments in their places; numbers are written as the language does. */
    public static String of(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE).getString(key);
        return new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
}
