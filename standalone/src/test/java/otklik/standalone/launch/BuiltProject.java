package otklik.standalone.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project folder that looks built: every service is {@link FakeService}, the region pack is the real one. */
final class BuiltProject {

    private BuiltProject() {}

    static Path in(Path folder) throws IOException {
        for (var service : Service.values()) {
            var jar = service.jar(folder);
            Files.createDirectories(jar.getParent());
            writeJar(jar);
        }
        return folder;
    }

    static Path regionPack() {
        return Path.of(System.getProperty("otklik.root", ".."))
                .resolve("regions")
                .resolve("orenburg");
    }

    private static void writeJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        var name = FakeService.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var in = FakeService.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no class file " + name);
            }
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
    }
}
