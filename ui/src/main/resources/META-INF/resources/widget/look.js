// How the box looks: a constructed sheet, which style-src 'none' allows.
export const look = new CSSStyleSheet();
look.replaceSync(`
:host{--surface:light-dark(#fff,#161a21);--line:light-dark(#e4e7ec,#262c36);--text:light-dark(#111827,#f3f4f6);
 --text-2:light-dark(#4b5563,#b6bdc9);--text-3:light-dark(#667085,#8e97a6);--theirs:light-dark(#f1f3f6,#222832);
 --field:light-dark(#fff,#0e1116);--bad:light-dark(#c4231a,#f97066);--star:light-dark(#b54708,#fdb022)}
*{box-sizing:border-box}
[hidden]{display:none!important}
.box{position:fixed;z-index:2147483000;inset-block-end:calc(max(24px,env(safe-area-inset-bottom)) + 68px);inset-inline-end:24px;
 inline-size:372px;block-size:min(600px,calc(100dvh - 116px));border-radius:18px;overflow:hidden;display:flex;flex-direction:column;
 background:var(--surface);color:var(--text);font:14px/1.45 Inter,system-ui,"Segoe UI",Roboto,sans-serif;text-align:start;
 box-shadow:0 18px 60px rgba(16,24,40,.22),0 0 0 1px light-dark(transparent,#262c36);overflow-wrap:anywhere;
 animation:rise .14s ease-out}
@keyframes rise{from{opacity:0;transform:translateY(8px)}}
.head{flex:none;display:flex;gap:11px;align-items:center;padding:14px 12px 14px 18px;background:var(--brand);color:var(--on-brand)}
.face{position:relative;flex:none;inline-size:36px;block-size:36px;border-radius:50%;display:grid;place-items:center;
 background:#e0e7ff;color:#3730a3;font-weight:600;font-size:13px}
.face.here::after{content:"";position:absolute;inset-inline-end:-1px;inset-block-end:-1px;inline-size:11px;block-size:11px;
 box-sizing:border-box;border-radius:50%;background:#12b76a;border:2px solid var(--brand)}
.who{flex:1;min-inline-size:0;line-height:1.3}
.title{margin:0;font-size:15px;font-weight:600;letter-spacing:-.01em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.state{font-size:12.5px;opacity:.86}
.head button{flex:none;inline-size:34px;block-size:34px;padding:0;border-radius:9px;background:none;color:inherit;display:grid;place-items:center}
.head button:hover{background:rgba(255,255,255,.14)}
.head svg{inline-size:19px;block-size:19px}
.head :focus-visible{outline-color:var(--on-brand);outline-offset:-2px}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:14px;display:flex;flex-direction:column;gap:7px}
.log::before{content:"";margin-block-start:auto}
.greeting{align-self:center;margin-block:auto;padding:0 24px;text-align:center;color:var(--text-2)}
.greeting b{display:block;margin-block-end:4px;color:var(--text);font-size:16px;font-weight:600;letter-spacing:-.01em}
.day{align-self:center;margin-block:6px 3px;color:var(--text-3);font-size:12px}
.line{max-inline-size:78%;padding:8px 13px;border-radius:16px;background:var(--theirs);align-self:flex-start;white-space:pre-wrap}
.line.mine{align-self:flex-end;background:var(--brand);color:var(--on-brand)}
.line.wait{opacity:.72}
.line.failed{background:none;color:var(--text);box-shadow:inset 0 0 0 1.5px var(--bad)}
.line a{color:inherit;text-decoration:underline;text-underline-offset:2px}
.meta{display:block;margin-block-start:2px;font-size:11.5px;color:var(--text-3);font-variant-numeric:tabular-nums}
.mine .meta{color:inherit;opacity:.82}
.failed .meta{color:var(--bad);opacity:1}
.line .quiet{border:0;background:none;padding:0;color:inherit;font-size:12px;text-decoration:underline}
progress{display:block;inline-size:100%;block-size:4px;margin-block:6px 4px;accent-color:currentColor}
.file{display:block;inline-size:100%;min-inline-size:150px;margin-block:3px;padding:8px 10px;border-radius:10px;text-align:start;
 background:color-mix(in srgb,currentColor 10%,transparent);color:inherit}
.file:hover{background:color-mix(in srgb,currentColor 17%,transparent)}
.file b{display:block;font-weight:500}
.file small{font-size:11.5px;opacity:.85}
.file canvas{display:block;max-inline-size:100%;block-size:auto;margin-block-end:6px;border-radius:6px;inline-size:240px}
.box.drop{outline:3px dashed var(--ring,var(--brand));outline-offset:-8px}
.note{align-self:stretch;color:var(--text-2);font-size:13px;text-align:center;padding:2px 12px}
.ask{align-self:stretch;flex:none;margin:3px 14px 12px;padding:11px 12px;border:1px solid var(--line);border-radius:12px;font-size:13px}
.ask b{font-weight:600}
.ask p{margin:1px 0 2px;color:var(--text-2)}
.ask .row{display:flex;gap:6px;margin-block-start:6px}
.ask label{flex:1}
.ask .row input{flex:1;min-inline-size:0;block-size:32px;padding:0 9px;border:1px solid var(--line);border-radius:8px;
 background:var(--field);color:var(--text);font:inherit}
.ask label{display:flex;gap:7px;align-items:center;color:var(--text-2);font-size:12.5px}
.ask input[type=checkbox]{margin:0;inline-size:15px;block-size:15px;accent-color:var(--brand);flex:none}
.ask button{block-size:32px;padding:0 12px;border-radius:8px;border:1px solid var(--line);background:var(--surface);color:var(--text);font-weight:600}
.ask button:hover{background:var(--theirs)}
.ask .quiet{border:0;background:none;padding:0;block-size:auto;margin-inline-start:auto;font-weight:400;color:var(--text-3)}
.ask .quiet:hover{color:var(--text);background:none}
.ask .top{display:flex;align-items:baseline}
.ask .sorry{margin:7px 0 0;color:var(--bad)}
.ask a{color:inherit}
.rate .top p{flex:1;margin:0 8px 0 0;color:var(--text);font-weight:500}
.stars{display:flex;gap:4px;margin-block-start:6px}
.ask .stars input{appearance:none;flex:none;inline-size:34px;block-size:34px;margin:0;padding:0;border:0;border-radius:8px;background:none;
 display:grid;place-items:center;font-size:26px;line-height:1;color:var(--star);cursor:pointer}
.stars input::before{content:"★"}
.stars input:checked~input::before,.stars:not(:has(:checked)) input::before{content:"☆"}
.ask .stars input:hover{background:var(--theirs)}
.rate .row{margin:8px 0 0;align-items:flex-end}
.ask textarea{flex:1;min-inline-size:0;padding:6px 9px;border:1px solid var(--line);border-radius:8px;background:var(--field);
 color:var(--text);font:inherit;resize:none}
.write{flex:none;display:flex;gap:8px;align-items:flex-end;padding:10px 12px;border-block-start:1px solid var(--line)}
.write textarea{flex:1;min-inline-size:0;max-block-size:132px;padding:7px 4px;border:0;outline:0;resize:none;background:none;
 color:var(--text);font:inherit;field-sizing:content}
.write:focus-within{box-shadow:inset 0 2px 0 -1px var(--ring,var(--brand))}
textarea::placeholder,input::placeholder{color:var(--text-3);opacity:1}
.write button{flex:none;inline-size:34px;block-size:34px;padding:0;border-radius:50%;background:var(--brand);color:var(--on-brand);display:grid;place-items:center}
.write button:disabled{opacity:.45;cursor:default}
.write .clip{background:none;color:var(--text-2)}
.write .clip svg{inline-size:20px;block-size:20px;stroke-width:1.7}
.write svg{inline-size:16px;block-size:16px}
:focus-visible{outline:2px solid var(--ring,var(--brand));outline-offset:2px}
@media (max-width:480px){.box{inset:0;inline-size:auto;block-size:100dvh;border-radius:0}
 .head{padding-block-start:max(14px,env(safe-area-inset-top))}.write{padding-block-end:max(10px,env(safe-area-inset-bottom))}
 .write textarea,.ask textarea,.ask .row input{font-size:16px}}
@media (prefers-color-scheme:dark){:host{--ring:#a5b4fc}.face{background:#29315a;color:#e0e7ff}}
@media (prefers-reduced-motion:reduce){.box{animation:none}}
@media (forced-colors:active){.box,.line{border:1px solid}}
`);

/** White or near black, whichever reads better on this colour (WCAG 2.2, contrast ratio). @param {string} colour #rrggbb */
export function textOn(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) >= 4.5 ? '#fff' : '#111827';
}
