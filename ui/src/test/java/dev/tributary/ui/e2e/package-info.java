/** The packaged application in real browsers: what a person can do, end to end. */
package dev.tributary.ui.e2e;
