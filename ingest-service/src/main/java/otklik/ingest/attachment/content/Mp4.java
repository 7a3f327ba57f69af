package otklik.ingest.attachment.content;

import java.util.List;
import java.util.Set;
import otklik.ingest.attachment.content.Boxes.Box;

/**
 * MP4 and QuickTime: what describes the film (place, maker, texts) is blanked where it lies, and so are the descriptions of tracks
 * that are neither picture, sound nor subtitles. The film itself is as it was.
 */
final class Mp4 {
    private static final Set<String> BLANKED = Set.of("udta", "meta", "uuid");
    private static final Set<String> HOLDERS = Set.of("moov", "trak", "moof", "traf");
    private static final Set<String> SHOWN = Set.of("vide", "soun", "text", "sbtl", "subt", "clcp");
    private static final int DEEPEST = 8;

    private Mp4() {}

    static Clean clean(Octets file) throws Unfit {
        byte[] kept = file.array().clone();
        List<Box> boxes = Boxes.between(file, 0, file.length());
        if (Boxes.named(boxes, "moov").isEmpty()) {
            throw Unfit.damaged();
        }
        blank(file, kept, boxes, 0);
        return Clean.opaque(FileType.MP4, kept);
    }

    private static void blank(Octets file, byte[] kept, List<Box> boxes, int depth) throws Unfit {
        if (depth == DEEPEST) {
            throw Unfit.damaged();
        }
        for (Box box : boxes) {
            if (BLANKED.contains(box.name()) || box.name().equals("trak") && !isShown(file, box)) {
                Boxes.blank(kept, box);
            } else if (HOLDERS.contains(box.name())) {
                blank(file, kept, Boxes.between(file, box.from(), box.end()), depth + 1);
            }
        }
    }

    private static boolean isShown(Octets file, Box track) throws Unfit {
        for (Box media : Boxes.between(file, track.from(), track.end())) {
            if (media.name().equals("mdia")) {
                for (Box handler : Boxes.between(file, media.from(), media.end())) {
                    if (handler.name().equals("hdlr")) {
                        return handler.length() >= 12 && SHOWN.contains(file.text(handler.from() + 8L, 4));
                    }
                }
            }
        }
        return false;
    }
}
