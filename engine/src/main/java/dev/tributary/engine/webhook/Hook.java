package dev.tributary.engine.webhook;

/**
 * A webhook with everything that is needed to call it.
 *
 * @param name its name
 * @param url its address
 * @param privateAllowed whether that may lie in the house's own network
 * @param secret what its calls are signed with
 */
record Hook(String name, String url, boolean privateAllowed, String secret) {
    /** The secret is told to nobody. */
    @Override
    public String toString() {
        return name + " " + url;
    }
}
