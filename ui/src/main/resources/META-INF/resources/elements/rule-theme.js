/**
 * Ace's colours, taken from the house's tokens, so that light and dark follow the page without a second theme.
 * @module
 */
const cssText = `
.ace-tributary{background:var(--_surface);color:var(--_text);font-family:var(--mono,ui-monospace,monospace)}
.ace-tributary .ace_gutter{background:var(--_surface);color:var(--_text3)}
.ace-tributary .ace_gutter-active-line{background:var(--_hover)}
.ace-tributary .ace_gutter-cell.ace_error,.ace-tributary .ace_gutter-cell.ace_warning{background-image:none}
.ace-tributary .ace_gutter-cell.ace_error{color:var(--_error);font-weight:700}
.ace-tributary .ace_gutter-cell.ace_warning{color:var(--_warn);font-weight:700}
.ace-tributary .ace_gutter_annotation{background-image:none!important;text-align:center;line-height:inherit}
.ace-tributary .ace_gutter_annotation.ace_icon_svg{-webkit-mask:none;mask:none;background:none}
.ace-tributary .ace_gutter-cell.ace_error::before,.ace-tributary .ace_gutter-cell.ace_warning::before{position:absolute;inset-inline-start:6px;font-weight:400}
.ace-tributary .ace_gutter-cell.ace_error::before{content:'●'}
.ace-tributary .ace_gutter-cell.ace_warning::before{content:'▲'}
.ace-tributary .ace_cursor{color:var(--_accent)}
.ace-tributary .ace_marker-layer .ace_active-line{background:var(--_hover)}
.ace-tributary .ace_marker-layer .ace_selection{background:color-mix(in srgb,var(--_accent) 24%,transparent)}
.ace-tributary .ace_marker-layer .ace_selected-word{border:1px solid var(--_border);background:none}
.ace-tributary .ace_marker-layer .ace_bracket{margin:-1px 0 0 -1px;border:1px solid var(--_text3);border-radius:2px}
.ace-tributary .ace_marker-layer .rule-line{position:absolute;background:color-mix(in srgb,var(--_error) 7%,transparent)}
.ace-tributary .ace_marker-layer .rule-error,.ace-tributary .ace_marker-layer .rule-warning{position:absolute;z-index:7;
 background:linear-gradient(45deg,transparent 46%,currentColor 46% 56%,transparent 56%) 0 100%/6px 3px repeat-x,
  linear-gradient(-45deg,transparent 46%,currentColor 46% 56%,transparent 56%) 3px 100%/6px 3px repeat-x}
.ace-tributary .ace_marker-layer .rule-error{color:var(--_error)}
.ace-tributary .ace_marker-layer .rule-warning{color:var(--_warn)}
.ace-tributary .ace_keyword{color:light-dark(#7839EE,#BDB4FE)}
.ace-tributary .ace_keyword.ace_operator{color:var(--_text)}
.ace-tributary .ace_string{color:light-dark(#067647,#75E0A7)}
.ace-tributary .ace_string.ace_regexp{color:light-dark(#B42318,#FDA29B)}
.ace-tributary .ace_support.ace_function{color:light-dark(#175CD3,#84CAFF)}
.ace-tributary .ace_support.ace_type{color:light-dark(#0E7090,#67E3F9)}
.ace-tributary .ace_constant,.ace-tributary .ace_support.ace_unit{color:light-dark(#B54708,#FEC84B)}
.ace-tributary .ace_comment{color:var(--_text3)}
.ace-tributary .ace_fold{background:var(--_selected);border-color:var(--_border)}
.ace-tributary .ace_fold-widget{filter:grayscale(1)}
.ace-tributary .ace_keyboard-focus:focus{box-shadow:inset 0 0 0 2px var(--_accent)}
.ace-tributary .ace_tooltip,.ace_tooltip{background:var(--_surface);color:var(--_text);border:1px solid var(--_border);border-radius:7px;padding:5px 9px;box-shadow:0 8px 24px rgba(16,24,40,.14);font:12.5px/1.4 var(--aura-font-family,system-ui,sans-serif)}
.ace-tributary .ace_search{background:var(--_surface);color:var(--_text);border-color:var(--_border);border-radius:0 0 0 8px;font-family:var(--aura-font-family,system-ui,sans-serif)}
.ace-tributary .ace_search_field{background:var(--_bg);color:var(--_text);border:1px solid var(--_border)}
.ace-tributary .ace_searchbtn,.ace-tributary .ace_button{background:var(--_surface);color:var(--_text);border-color:var(--_border)}
@media (forced-colors:active){.ace-tributary{forced-color-adjust:none}}
`;

export const theme = { cssClass: 'ace-tributary', cssText, isDark: false, $id: 'tributary' };
