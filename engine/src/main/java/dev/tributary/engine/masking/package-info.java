/** Hides card numbers (and what rule books name besides) before anything is stored. Text comes in as
 * {@link dev.tributary.engine.masking.Unmasked}, which can neither be printed nor compared nor written anywhere, and only
 * {@link dev.tributary.engine.masking.Masker} turns it into {@link dev.tributary.engine.masking.MaskedText}, which is what
 * stores take: masking before storage is a matter of types. Cards are always hidden; books may add detectors, never take
 * one away. */
@NullMarked
package dev.tributary.engine.masking;

import org.jspecify.annotations.NullMarked;
