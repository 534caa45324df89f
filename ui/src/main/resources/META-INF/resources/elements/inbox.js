/**
 * Everything the inbox needs in the browser.
 * @module
 */
import './composer.js';
import './field.js';
import './keymap.js';
import './moment.js';
import './row.js';
import './stay.js';
import './thread.js';
