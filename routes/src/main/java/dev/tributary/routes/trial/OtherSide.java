package dev.tributary.routes.trial;

/** How the other side of a channel behaves while something goes out. */
enum OtherSide {
    /** It answers as the sample says. */
    ANSWERS,
    /** Nobody is there. */
    AWAY,
    /** It takes what it is given, and no answer comes. */
    SILENT,
    /** Something else goes wrong. */
    BROKEN,
    /** It asks to come again later. */
    BUSY
}
