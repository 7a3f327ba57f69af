package otklik.classify.command;

import java.nio.file.Path;
import otklik.region.RegionPack;
import picocli.CommandLine.Option;

/** Which region's pack a command works with, and the language it speaks. */
public final class PackOption {
    @Option(
            names = "--pack",
            paramLabel = "DIR",
            defaultValue = "${sys:otklik.root:-.}/regions/orenburg",
            descriptionKey = "pack")
    private Path folder;

    @Option(names = "--lang", paramLabel = "ru|en", descriptionKey = "lang")
    private String language = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * The pack.
     *
     * @throws otklik.region.PackFaults with everything that is wrong with it
     */
    public RegionPack load() {
        return RegionPack.load(folder);
    }
}
