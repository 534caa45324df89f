/** Whether a pattern is in a text, fast. RE2/J reads every pattern and says what it means; here the patterns that are asked
 * often get an automaton of their own, made while it runs, which answers yes or no as RE2/J would. What it cannot answer,
 * RE2/J answers. */
@NullMarked
package dev.tributary.rules.pattern;

import org.jspecify.annotations.NullMarked;
