package otklik.standalone.launch;

/** What another process may ask of a running launcher. */
public final class Supervision {

    private Supervision() {}

    /** Asks a service to end; its launcher starts it again. False if it does not run. */
    public static boolean restart(Installation installation, Service service) {
        var process = new PidFile(installation.run().resolve(service.moduleName() + ".pid")).process();
        process.ifPresent(ProcessHandle::destroy);
        return process.isPresent();
    }
}
