package otklik.standalone.launch;

import java.nio.file.Path;
import java.time.Duration;

/** A launcher in a process of its own, to be killed: {@code LauncherProcess ROOT DATA PORT}. */
final class LauncherProcess {

    static final String READY = "all healthy";

    private LauncherProcess() {}

    public static void main(String[] args) throws InterruptedException {
        var launcher = new Launcher(
                new Installation(Path.of(args[0]), Path.of(args[1])),
                LauncherTest.options(Integer.parseInt(args[2])),
                new QuietWatcher());
        launcher.launch();
        System.out.println(READY);
        Thread.currentThread().join();
    }

    static final class QuietWatcher implements LaunchWatcher {
        @Override
        public void databaseDied() {
            // told by the log
        }

        @Override
        public void begins(String step, Object... arguments) {}

        @Override
        public void died(Service service, int exitCode, Duration pause) {}

        @Override
        public void recovered(String what) {}
    }
}
