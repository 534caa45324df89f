/**
 * How the composer looks.
 * @module
 */
export const composerCss = `
:host{display:block;position:relative;border-top:1px solid var(--_border);padding:10px 14px 12px;flex:none;background:var(--_surface);min-width:0}
.box{border:1px solid var(--_border);border-radius:10px;background:var(--_surface);overflow:hidden;transition:border-color .12s}
.box:focus-within{border-color:var(--_accent);box-shadow:0 0 0 2px color-mix(in srgb,var(--_accent) 22%,transparent)}
.box.note{background:var(--_note);border-color:var(--_note-border)}
.box.drop{border-style:dashed;border-color:var(--_accent)}
.top{display:flex;align-items:center;gap:8px;padding:6px 8px 0;min-width:0;flex-wrap:wrap}
.tabs{display:flex;gap:4px;flex-wrap:wrap}
.tab{border:0;background:none;padding:2px 8px;border-radius:7px;font-size:12px;line-height:20px;color:var(--_text2);font-weight:500;display:flex;gap:5px;align-items:center;white-space:nowrap}
.tab .icon{width:12px;height:12px}
.tab:hover{background:var(--_hover)}
.tab.on{background:var(--_selected);color:var(--_accent);font-weight:600}
.tab.note.on{background:var(--_note-border);color:light-dark(#4A3A05,#FFF8E1)}
.tab:focus-visible{outline-offset:-2px}
.window{margin-left:auto;display:flex;gap:4px;align-items:center;font-size:11.5px;color:var(--_text2)}
.window .icon{width:13px;height:13px}.window.soon{color:var(--_warn);font-weight:600}
.subject,textarea{display:block;width:100%;border:0;background:none;color:var(--_text);font:inherit;resize:none}
.subject:focus-visible,textarea:focus-visible{outline:none}
.subject{padding:7px 11px 5px;font-weight:600;border-bottom:1px solid var(--_border)}
textarea{padding:8px 11px;min-height:54px;max-height:38vh;field-sizing:content;overflow-y:auto;scrollbar-width:thin}
::placeholder{color:var(--_text3);opacity:1}
.foot{display:flex;gap:4px;align-items:center;padding:4px 6px 6px 8px;color:var(--_text3);font-size:11.5px;flex-wrap:wrap}
.saved{margin-left:auto;padding-right:4px;color:var(--_text2)}
.count{font-variant-numeric:tabular-nums;padding-left:4px}.count.over{color:var(--_error);font-weight:600}
.plain{border:0;background:none;width:28px;height:28px;border-radius:7px;display:grid;place-items:center;color:var(--_text2);flex:none}
.plain:hover{background:var(--_hover);color:var(--_text)}
.plain:disabled{opacity:.45;cursor:default}
.button{height:28px;padding:0 10px;border-radius:7px;border:1px solid var(--_border);background:var(--_surface);color:var(--_text);display:inline-flex;align-items:center;gap:6px;font-weight:600;font-size:12.5px;white-space:nowrap}
.button:hover{border-color:var(--_text3)}
.go{background:var(--_accent);border-color:var(--_accent);color:var(--_on-accent)}
.go:hover{border-color:transparent;filter:brightness(1.08)}
.button[aria-disabled=true]{cursor:default;filter:none}
.button[aria-disabled=true]:not(.go){color:var(--_text3)}
.go[aria-disabled=true]{background:var(--_selected);border-color:var(--_selected);color:var(--_text2)}
kbd{font:600 10.5px/15px inherit;font-family:inherit;border:1px solid color-mix(in srgb,currentColor 40%,transparent);border-radius:4px;padding:0 4px}
.notice{display:flex;gap:8px;align-items:center;padding:0 2px 8px;color:var(--_warn);font-weight:500;flex-wrap:wrap}
.notice span{flex:1;min-width:12ch}
.files{display:flex;gap:6px;flex-wrap:wrap;padding:0 10px 6px}
.file{position:relative;display:inline-flex;gap:6px;align-items:center;border:1px solid var(--_border);border-radius:7px;padding:1px 2px 1px 8px;font-size:12px;color:var(--_text2);overflow:hidden;max-width:100%;background:var(--_surface)}
.file b{font-weight:500;color:var(--_text);overflow:hidden;text-overflow:ellipsis;white-space:nowrap;max-width:24ch}
.file .plain{width:22px;height:22px}.file .plain .icon{width:12px;height:12px}
.file>i{position:absolute;left:0;bottom:0;height:2px;width:0;background:var(--_accent);transition:width .12s}
@media (max-width:700px){:host{padding:8px 8px calc(8px + env(safe-area-inset-bottom))} kbd{display:none} textarea,.subject{font-size:16px}}
@media (max-width:420px){.both{font-size:0;gap:0}.both .icon{width:16px;height:16px}}
`;
