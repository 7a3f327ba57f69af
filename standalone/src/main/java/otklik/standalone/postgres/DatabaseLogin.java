package otklik.standalone.postgres;

/** What a client needs to connect; {@link #toString} keeps the password to itself. */
public record DatabaseLogin(String url, String user, String password) {

    @Override
    public String toString() {
        return "DatabaseLogin[url=" + url + ", user=" + user + "]";
    }
}
