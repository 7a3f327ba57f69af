package otklik.testkit.resource;

import otklik.standalone.kafka.KafkaProcess;

/** {@link KafkaProcess} that does not outlive the tests: {@code ChildKafka DIRECTORY PORT CONTROLLER_PORT PARENT_PID}. */
final class ChildKafka {

    private ChildKafka() {}

    public static void main(String[] args) throws InterruptedException {
        var _ = ProcessHandle.of(Long.parseLong(args[3]))
                .orElseThrow()
                .onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1));
        KafkaProcess.main(new String[] {args[0], args[1], args[2]});
    }
}
