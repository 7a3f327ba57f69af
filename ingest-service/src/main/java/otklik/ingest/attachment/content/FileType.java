package otklik.ingest.attachment.content;

import java.util.Optional;
import java.util.Set;

/** What is taken, told by the first bytes alone: what a sender calls his file does not count. */
public enum FileType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic"),
    MP4("video/mp4", "mp4"),
    WEBM("video/webm", "webm"),
    OGG("audio/ogg", "ogg"),
    MP3("audio/mpeg", "mp3"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4A ", "MSNV", "dash", "qt  ",
            "3gp4", "3gp5", "3gp6");
    private static final int OGG_PAGE_HEADER = 27;
    private static final int EBML_HEADER = 64;

    private final String mediaType;
    private final String extension;

    FileType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    public static Optional<FileType> ofMediaType(String mediaType) {
        for (FileType type : values()) {
            if (type.mediaType.equals(mediaType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Of an office document it takes the look into its table of contents to tell which. */
    static FileType of(Octets file) throws Unfit {
        if (file.says(0, "\u00FF\u00D8\u00FF")) {
            return JPEG;
        } else if (file.says(0, "\u0089PNG\r\n\u001A\n")) {
            return PNG;
        } else if (file.says(0, "GIF87a") || file.says(0, "GIF89a")) {
            return GIF;
        } else if (file.says(0, "RIFF") && file.says(8, "WEBP")) {
            return WEBP;
        } else if (file.says(4, "ftyp")) {
            return ofBrand(file);
        } else if (file.says(0, "\u001AE\u00DF\u00A3") && isWebm(file)) {
            return WEBM;
        } else if (file.says(0, "OggS") && isSound(file)) {
            return OGG;
        } else if (file.says(0, "ID3") || Mp3.isFrame(file, 0)) {
            return MP3;
        } else if (file.says(0, "%PDF-")) {
            return PDF;
        } else if (file.says(0, "PK\u0003\u0004")) {
            return Office.type(file);
        }
        throw new Unfit(Fault.UNKNOWN_TYPE);
    }

    private static FileType ofBrand(Octets file) throws Unfit {
        String brand = file.text(8, 4);
        if (HEIC_BRANDS.contains(brand)) {
            return HEIC;
        } else if (MP4_BRANDS.contains(brand)) {
            return MP4;
        }
        throw new Unfit(Fault.UNKNOWN_TYPE);
    }

    /** What browsers record is a voice as well as a film; the kind of document is said in the header, at no fixed place. */
    private static boolean isWebm(Octets file) throws Unfit {
        return file.text(0, Math.min(EBML_HEADER, file.length())).contains("\u0042\u0082\u0084webm");
    }

    private static boolean isSound(Octets file) throws Unfit {
        int first = OGG_PAGE_HEADER + file.u8(OGG_PAGE_HEADER - 1);
        return file.says(first, "OpusHead") || file.says(first, "\u0001vorbis");
    }
}
