package otklik.ingest.message;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Ids of networks in one form each, by whichever way somebody knows them: the network's own webhook, an address in an export, a
 * monitoring tool. From them message ids and pseudonyms are derived, so a form never changes.
 */
public final class NativeIds {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final String SITE = "(?:https?://)?(?:www\\.|m\\.)?";
    private static final String VK = SITE + "(?:vk\\.com|vk\\.ru|vkontakte\\.ru)/";
    private static final String TELEGRAM = SITE + "(?:t\\.me|telegram\\.me)/";
    private static final String OK = SITE + "(?:ok\\.ru|odnoklassniki\\.ru)/";
    private static final String REST = "(?:[?&#/%].*)?";

    private static final Pattern VK_COMMENT = Pattern.compile("(?:" + VK + "(?:[\\w.]+\\?(?:[^#]*&)?w=)?)?"
            + "wall(-?\\d{1,18})_\\d{1,18}(?:_r|\\?(?:[^#]*&)?reply=)(\\d{1,18})" + REST);
    private static final Pattern VK_POST =
            Pattern.compile("(?:" + VK + "(?:[\\w.]+\\?(?:[^#]*&)?w=)?)?wall(-?\\d{1,18})_(\\d{1,18})" + REST);
    private static final Pattern VK_PERSON = Pattern.compile("(?:" + VK + ")?id(\\d{1,18})" + REST);
    private static final Pattern VK_COMMUNITY =
            Pattern.compile("(?:" + VK + ")?(?:club|public|event)(\\d{1,18})" + REST);
    private static final Pattern VK_NAME = Pattern.compile(VK + "([\\w.]{1,64})" + REST);

    private static final Pattern TELEGRAM_COMMENT =
            Pattern.compile(TELEGRAM + "(?:s/)?(\\w{1,64})/\\d{1,18}\\?(?:[^#]*&)?comment=(\\d{1,18})" + REST);
    private static final Pattern TELEGRAM_POST = Pattern.compile(TELEGRAM + "(?:s/|c/)?(\\w{1,64})/(\\d{1,18})" + REST);
    private static final Pattern TELEGRAM_NAME = Pattern.compile("(?:" + TELEGRAM + "|@)([A-Za-z]\\w{1,63})" + REST);

    private static final Pattern OK_TOPIC =
            Pattern.compile(OK + "(?:group/|profile/)?[\\w.]{1,64}/(?:topic|statuses)/(\\d{1,18})" + REST);
    private static final Pattern OK_PERSON = Pattern.compile(OK + "profile/(\\d{1,18})" + REST);

    private NativeIds() {}

    /** A post on a wall; owners that are communities are negative, as everywhere in VK. */
    public static String vkPost(long ownerId, long postId) {
        return "post" + ownerId + "_" + postId;
    }

    /** A comment on a wall, whichever post it is under: the network numbers all of a wall in one row. */
    public static String vkComment(long ownerId, long commentId) {
        return "comment" + ownerId + "_" + commentId;
    }

    /** Whether this is the address of a message on the network, so that its id there is known. */
    public static boolean isAddress(String network, String address) {
        return !canonical(network, address).equals(address);
    }

    /** @return the id in the network's one form; what is neither an address nor an id of a known form, as it is */
    public static String canonical(String network, String id) {
        String given = id.strip();
        if (given.length() > LONGEST_ADDRESS) {
            return id;
        }
        String form = switch (network) {
            case "vk" ->
                first(
                        given,
                        new Form(VK_COMMENT, found -> vkComment(number(found, 1), number(found, 2))),
                        new Form(VK_POST, found -> vkPost(number(found, 1), number(found, 2))));
            case "telegram" ->
                first(
                        given,
                        new Form(TELEGRAM_COMMENT, found -> "comment" + lower(found) + "_" + found.group(2)),
                        new Form(TELEGRAM_POST, found -> "post" + lower(found) + "_" + found.group(2)));
            case "ok" -> first(given, new Form(OK_TOPIC, found -> "topic" + found.group(1)));
            default -> given;
        };
        return form.equals(given) ? id : form;
    }

    /** @return the number of the author where the network has numbers and this tells it; else what names him, without its site */
    public static String author(String network, String id) {
        String given = id.strip();
        if (given.length() > LONGEST_ADDRESS) {
            return id;
        }
        String form = switch (network) {
            case "vk" ->
                first(
                        given,
                        new Form(VK_PERSON, found -> found.group(1)),
                        new Form(VK_COMMUNITY, found -> "-" + found.group(1)),
                        new Form(VK_NAME, NativeIds::lower));
            case "telegram" -> first(given, new Form(TELEGRAM_NAME, found -> "@" + lower(found)));
            case "ok" -> first(given, new Form(OK_PERSON, found -> found.group(1)));
            default -> given;
        };
        return form.equals(given) ? id : form;
    }

    private record Form(Pattern pattern, Function<MatchResult, String> id) {}

    private static String first(String given, Form... forms) {
        for (Form form : forms) {
            var matcher = form.pattern().matcher(given);
            if (matcher.matches()) {
                return form.id().apply(matcher.toMatchResult());
            }
        }
        return given;
    }

    private static long number(MatchResult found, int group) {
        return Long.parseLong(found.group(group));
    }

    private static String lower(MatchResult found) {
        return found.group(1).toLowerCase(Locale.ROOT);
    }
}
