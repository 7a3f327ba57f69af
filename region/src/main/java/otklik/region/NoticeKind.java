package otklik.region;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a notice tells the citizen, or staff on duty. Each kind has one template per language, {@code templates/<language>/<code>.txt},
 * whose writer may use the kind's {@linkplain #placeholders placeholders} and must use the {@linkplain #required
 * required} ones; whoever renders supplies all placeholders of the kind.
 */
public enum NoticeKind {
    /** The case is open, has an agency and a deadline. */
    ACKNOWLEDGEMENT(
            "acknowledgement",
            Set.of("reference", "pin", "agency", "deadline", "statusUrl"),
            Set.of("reference", "pin", "agency", "deadline")),
    /** The case is open and cannot wait; what the citizen can do himself until then. */
    ACKNOWLEDGEMENT_EMERGENCY(
            "acknowledgement-emergency",
            Set.of("reference", "pin", "agency", "deadline", "advice", "statusUrl"),
            Set.of("reference", "pin", "advice")),
    /** The case is open and has an agency, and no answer is owed by a date: thanks. */
    ACKNOWLEDGEMENT_THANKS(
            "acknowledgement-thanks", Set.of("reference", "pin", "agency", "statusUrl"), Set.of("reference", "agency")),
    /** The case is open and nobody is responsible yet. */
    ACKNOWLEDGEMENT_TRIAGE(
            "acknowledgement-triage", Set.of("reference", "pin", "statusUrl"), Set.of("reference", "pin")),
    /** A rule of the pack has answered; the citizen can say that it did not help. */
    ACKNOWLEDGEMENT_ANSWERED(
            "acknowledgement-answered",
            Set.of("reference", "pin", "resolution", "statusUrl"),
            Set.of("reference", "pin", "resolution")),
    /** A rule of the pack has turned the message down, and why. */
    ACKNOWLEDGEMENT_REJECTED(
            "acknowledgement-rejected",
            Set.of("reference", "pin", "reason", "statusUrl"),
            Set.of("reference", "reason")),
    /** To staff: a case that cannot wait. */
    ALERT_EMERGENCY(
            "alert-emergency",
            Set.of("reference", "agency", "category", "place", "status", "words"),
            Set.of("reference")),
    /** To staff: a case that is overdue for so long that somebody higher is told. */
    ALERT_ESCALATED(
            "alert-escalated",
            Set.of("reference", "agency", "category", "place", "status", "deadline", "words"),
            Set.of("reference")),
    /** To staff: nobody has said yet who is responsible. */
    ALERT_TRIAGE("alert-triage", Set.of("reference", "category", "place", "status", "words"), Set.of("reference")),
    /** The case is open and is worked on together with another of the same problem. */
    ACKNOWLEDGEMENT_JOINED(
            "acknowledgement-joined", Set.of("reference", "pin", "statusUrl"), Set.of("reference", "pin")),
    /** Another agency, or the first one after triage, holds the case now. */
    STATUS_ASSIGNED(
            "status-assigned",
            Set.of("reference", "agency", "status", "deadline", "statusUrl"),
            Set.of("reference", "agency")),
    /** The agency has answered. */
    STATUS_ANSWERED(
            "status-answered",
            Set.of("reference", "agency", "status", "resolution", "statusUrl"),
            Set.of("reference", "resolution")),
    /** The agency cannot work on the case; who can is looked for again. */
    STATUS_RETURNED("status-returned", Set.of("reference", "status", "statusUrl"), Set.of("reference")),
    /** The work is done and nothing more will come. */
    STATUS_CLOSED("status-closed", Set.of("reference", "agency", "status", "statusUrl"), Set.of("reference")),
    /** Nobody works on the message, and why. */
    STATUS_REJECTED(
            "status-rejected", Set.of("reference", "status", "reason", "statusUrl"), Set.of("reference", "reason")),
    /** What was done turned out not to be: the work begins again. */
    STATUS_REOPENED(
            "status-reopened", Set.of("reference", "agency", "status", "deadline", "statusUrl"), Set.of("reference")),
    /** The deadline was moved. */
    STATUS_EXTENDED(
            "status-extended",
            Set.of("reference", "agency", "status", "deadline", "statusUrl"),
            Set.of("reference", "deadline")),
    /** The citizen changed the message and the case has taken the change in. */
    STATUS_REVISED("status-revised", Set.of("reference", "status", "statusUrl"), Set.of("reference")),
    /** The citizen's next message of the same matter was added to the case. */
    STATUS_ADDED("status-added", Set.of("reference", "status", "statusUrl"), Set.of("reference")),
    /** The citizen does not agree with the answer again, the work does not begin again, and what else he can do. His page says it, too. */
    RATING_WITHOUT_CHECK("rating-without-check", Set.of("reference"), Set.of("reference")),
    /** The case is worked on together with another of the same problem from now on. */
    STATUS_JOINED("status-joined", Set.of("reference", "status", "statusUrl"), Set.of("reference")),
    /** For everybody to read, where the citizen spoke on a wall: he was written to. Says neither number nor content. */
    SURFACE_TOLD("surface-told", Set.of("pageUrl"), Set.of()),
    /** The same: he cannot be written to, and how that can be mended. */
    SURFACE_UNTOLD("surface-untold", Set.of("pageUrl"), Set.of("pageUrl")),
    /** Who works on the case asks its citizen something; his next message is the answer. */
    STATUS_QUESTION(
            "status-question",
            Set.of("reference", "agency", "resolution", "statusUrl"),
            Set.of("reference", "resolution")),
    /** The citizen took his message back before anybody worked on it. */
    STATUS_WITHDRAWN("status-withdrawn", Set.of("reference"), Set.of("reference")),
    /** What else has changed, for who wants to hear of it together: a line for each case. */
    DIGEST("digest", Set.of("cases"), Set.of("cases")),
    /** Under an answer in a chat: how to rate it, by a button or by a number. */
    ASK_RATING("ask-rating", Set.of(), Set.of()),
    /** Under an answer of the region pack in a chat: whether it helped. */
    ASK_HELPED("ask-helped", Set.of(), Set.of()),
    /** On the button that says so; a few words. */
    BUTTON_HELPED("button-helped", Set.of(), Set.of()),
    /** On the button that says so; a few words. */
    BUTTON_NOT_HELPED("button-not-helped", Set.of(), Set.of()),
    /** In a chat, to a citizen who comes for the first time, or comes back. */
    TALK_START("talk-start", Set.of(), Set.of()),
    /** In a chat: what can be done here. */
    TALK_HELP("talk-help", Set.of(), Set.of()),
    /** In a chat: no notices any more but what law demands. */
    TALK_STOP("talk-stop", Set.of(), Set.of()),
    /** In a chat: between these hours nothing is told that can wait. */
    TALK_QUIET("talk-quiet", Set.of("hours"), Set.of("hours")),
    /** In a chat: what can wait is told once a day. */
    TALK_DIGEST("talk-digest", Set.of(), Set.of()),
    /** In a chat: only that the message is here, what became of it, and questions. */
    TALK_LESS("talk-less", Set.of(), Set.of()),
    /** In a chat: what the citizen wished is taken. */
    TALK_SET("talk-set", Set.of(), Set.of()),
    /** In a chat: the citizen's open cases, a line each. */
    TALK_CASES("talk-cases", Set.of("cases"), Set.of("cases")),
    /** In a chat: one of them. */
    TALK_CASE("talk-case", Set.of("reference", "status", "deadline"), Set.of("reference", "status", "deadline")),
    /** In a chat: one of them that no term runs for. */
    TALK_CASE_TIMELESS("talk-case-timeless", Set.of("reference", "status"), Set.of("reference", "status")),
    /** In a chat: the citizen has no open case. */
    TALK_NO_CASES("talk-no-cases", Set.of(), Set.of()),
    /** In a chat: the rating is taken. */
    TALK_RATED("talk-rated", Set.of("reference"), Set.of("reference")),
    /** In a chat: that it helped is taken. */
    TALK_HELPED("talk-helped", Set.of("reference"), Set.of("reference")),
    /** In a chat: the citizen wants what is not possible any more. */
    TALK_TOO_LATE("talk-too-late", Set.of("reference"), Set.of("reference")),
    /** In a chat: the citizen withdrew what is worked on; who does so knows. */
    TALK_NOTED("talk-noted", Set.of("reference"), Set.of("reference")),
    /** In a chat: staff decide whether the citizen's case and another are about the same problem. */
    TALK_PROPOSED("talk-proposed", Set.of("reference"), Set.of("reference")),
    /** In a chat: what to enter in the citizen's other chat. */
    TALK_CODE("talk-code", Set.of("code"), Set.of("code")),
    /** In a chat: the citizen's chats are linked. */
    TALK_LINKED("talk-linked", Set.of(), Set.of()),
    /** In a chat: it stands for itself again. */
    TALK_UNLINKED("talk-unlinked", Set.of(), Set.of()),
    /** In a chat: the code is none, or too old; or there is nothing to part. */
    TALK_WRONG_CODE("talk-wrong-code", Set.of(), Set.of()),
    /** In a chat: there is no such case of the citizen's. */
    TALK_UNKNOWN("talk-unknown", Set.of(), Set.of()),
    /** What we held of the citizen is erased: the last that he hears of us. */
    ERASED("erased", Set.of("reference"), Set.of("reference"));

    /** Placeholders for what somebody writes or a list that grows: a channel's limit cuts them. */
    static final Set<String> UNBOUNDED = Set.of("resolution", "words", "cases");

    private final String code;
    private final Set<String> placeholders;
    private final Set<String> required;

    NoticeKind(String code, Set<String> placeholders, Set<String> required) {
        this.code = code;
        this.placeholders = placeholders;
        this.required = required;
    }

    /** The word for it in events and in file names. */
    public String code() {
        return code;
    }

    /** Whether it answers what the citizen did in a chat, and is no notice of a case. */
    public boolean isTalk() {
        return code.startsWith("talk-");
    }

    /** Whether it stands on a button. */
    boolean isButton() {
        return code.startsWith("button-");
    }

    /** Every placeholder that a template of this kind may use. */
    public Set<String> placeholders() {
        return placeholders;
    }

    /** The placeholders that a template of this kind must use. */
    public Set<String> required() {
        return required;
    }

    /** The kind with this code. */
    public static Optional<NoticeKind> of(String code) {
        return Stream.of(values()).filter(k -> k.code.equals(code)).findFirst();
    }
}
