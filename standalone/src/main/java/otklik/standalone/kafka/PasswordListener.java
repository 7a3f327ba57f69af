package otklik.standalone.kafka;

import java.util.List;
import java.util.Map;

/**
 * A client listener with passwords and ACLs. The broker speaks to itself by a listener of its own on the loopback, without one.
 *
 * @param internalPort of that listener
 */
record PasswordListener(String administrator, String password, int internalPort) {

    List<String> atFormatting() {
        return List.of("SCRAM-SHA-512=[name=" + administrator + ",password=" + password + "]");
    }

    Map<String, String> settings(int port, int controllerPort) {
        return Map.of(
                "listeners",
                "SASL_PLAINTEXT://127.0.0.1:" + port + ",INTERNAL://127.0.0.1:" + internalPort
                        + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "listener.security.protocol.map",
                "SASL_PLAINTEXT:SASL_PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "INTERNAL",
                "sasl.enabled.mechanisms",
                PartnerAccess.MECHANISM,
                "listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found",
                "false",
                "super.users",
                "User:" + administrator + ";User:ANONYMOUS");
    }

    /** What the administrator's client needs beside the address. */
    Map<String, Object> client() {
        return Map.copyOf(PartnerAccess.client(administrator, password));
    }
}
