package dev.tributary.ui.bench;

/** What visitors write: some short, some longer, one in twenty with a card number. */
final class Texts {
    private static final String[] TEXTS = {
        "Good morning! I ordered a pair of hiking boots last week, order 20391, and the tracking page has said"
                + " nothing since Monday. Could you have a look at where the parcel is?",
        "Yes.",
        "The left shoe rubs at the heel, so I would like to exchange the pair for one size larger, please.",
        "Do you have the trail runner in 42 and in green? The page lets me choose it, but then the basket is empty.",
        "Thank you, that helped a lot!",
        "Szia! Mikor érkezik meg a csomagom? A futár tegnap azt mondta, hogy ma délelőtt hozza.",
    };

    private Texts() {}

    static String of(int number) {
        String text = TEXTS[number % TEXTS.length];
        return number % 20 == 7 ? text + " My card is 4111 1111 1111 1111." : text;
    }
}
