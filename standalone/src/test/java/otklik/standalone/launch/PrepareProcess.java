package otklik.standalone.launch;

import otklik.standalone.cli.Otklik;

/** {@code otklik up --prepare} in a process of its own: {@code PrepareProcess ROOT DATA REGION}. */
final class PrepareProcess {

    private PrepareProcess() {}

    public static void main(String[] args) {
        System.setProperty("otklik.root", args[0]);
        Otklik.main(new String[] {"up", "--prepare", "--data", args[1], "--region", args[2], "--memory", "64m"});
    }
}
