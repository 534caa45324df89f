/**
 * Everything the rule editor needs in the browser.
 * @module
 */
import './rule-text.js';
