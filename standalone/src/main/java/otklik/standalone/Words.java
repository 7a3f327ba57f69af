package otklik.standalone;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What this program says to a person, in Russian or English: the bundle {@code otklik.standalone.Words}. */
public final class Words {

    /** Name of the bundle, for picocli too. */
    public static final String BUNDLE = "otklik.standalone.Words";

    private Words() {}

    /**
     * Chooses the language for the whole program: {@code --lang ru|en} among the arguments, else LC_ALL, LC_MESSAGES or
     * LANG, else English.
     */
    public static void choose(List<String> arguments, Map<String, String> environment) {
        var russian = language(arguments, environment).toLowerCase(Locale.ROOT).startsWith("ru");
        Locale.setDefault(russian ? Locale.of("ru", "RU") : Locale.ENGLISH);
    }

    /** The words for a key, with the arguments in their places; numbers are written as the language does. */
    public static String of(String key, Object... arguments) {
        var pattern = ResourceBundle.getBundle(BUNDLE).getString(key);
        return new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }

    private static String language(List<String> arguments, Map<String, String> environment) {
        for (var index = 0; index < arguments.size(); index++) {
            var argument = arguments.get(index);
            if (argument.startsWith("--lang=")) {
                return argument.substring("--lang=".length());
            }
            if (argument.equals("--lang") && index + 1 < arguments.size()) {
                return arguments.get(index + 1);
            }
        }
        return Arrays.asList("LC_ALL", "LC_MESSAGES", "LANG").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("en");
    }
}
