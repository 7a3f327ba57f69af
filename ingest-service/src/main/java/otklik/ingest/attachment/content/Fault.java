package otklik.ingest.attachment.content;

import java.util.Locale;

/** Why a file is not kept, for good. The code is public: on {@code attachments.events}, in the view of the case, a metric's tag. */
public enum Fault {
    /** Its content is none of the types that are taken. */
    UNKNOWN_TYPE,
    /** It begins as one of them and does not go on so. */
    DAMAGED,
    TOO_LARGE,
    TOO_MANY_PIXELS,
    /** Small, and enormous when it is opened. */
    BOMB,
    /** An office document with a program in it. */
    MACROS,
    /** The message has more files than are taken. */
    TOO_MANY,
    BAD_ADDRESS,
    /** The address is one of a private network. */
    FORBIDDEN_ADDRESS,
    /** The source says that there is no such file, or not for us. */
    NOT_THERE,
    /** The source did not give it in all the time there is. */
    UNREACHABLE,
    /** The message has the same file already. */
    REPEATED;

    /** {@code unknown-type} … */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
