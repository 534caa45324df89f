/**
 * How the thread looks.
 * @module
 */
export const threadCss = `
:host{display:flex;flex-direction:column;position:relative;min-height:0;min-width:0;flex:1;background:var(--_surface)}
.scroller{flex:1;min-height:0;overflow-y:auto;overflow-x:hidden;overflow-anchor:none;padding:14px 18px;display:flex;flex-direction:column;position:relative;scrollbar-width:thin;scrollbar-color:var(--_border) transparent}
.scroller:focus-visible{outline-offset:-2px}
.push{flex:1 0 0px}
.list{display:flex;flex-direction:column;gap:3px}
.row{display:flex;flex-direction:column;min-width:0}
.row.first:not(:first-child){margin-top:3px}
.day,.happened{align-self:center;color:var(--_text3);font-size:11.5px;text-align:center}
.day{margin:8px 0;font-variant-numeric:tabular-nums}
.happened{margin:5px 0;display:flex;gap:5px;align-items:center;flex-wrap:wrap;justify-content:center;max-width:90%}
.new{display:flex;align-items:center;gap:8px;margin:6px 0;color:var(--_accent);font-size:11.5px;font-weight:600}
.new:before,.new:after{content:"";flex:1;height:1px;background:var(--_accent);opacity:.45}
.link{border:0;background:none;padding:0;color:var(--_accent);font:inherit;text-decoration:none;border-radius:3px}
.link:hover{text-decoration:underline}
.line,.stack{max-width:100%;min-width:0}
.line{display:flex;align-items:center;gap:4px;align-self:flex-start}
.stack{display:flex;flex-direction:column;align-self:flex-start;gap:3px}
.out>.line,.note>.line{align-self:flex-end;flex-direction:row-reverse}
.out>.stack,.note>.stack{align-self:flex-end}
.out>.stack>.line,.note>.stack>.line{align-self:flex-end;flex-direction:row-reverse}
.bubble{max-width:min(62ch,100%);min-width:0;padding:7px 11px;border-radius:12px;background:var(--_in)}
.bubble.out{background:var(--_out)}
.bubble.note{background:var(--_note);border:1px solid var(--_note-border)}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
.text b{font-weight:600}
.gone{color:var(--_text2);font-style:italic}
.below{display:flex;gap:5px;align-items:baseline;font-size:11.5px;color:var(--_text2);margin-bottom:3px}.below .icon{width:12px;height:12px;align-self:center}
.answered{position:relative;display:grid;max-width:min(44ch,100%);margin:1px 0 5px;padding:2px 9px;border:0;border-left:3px solid var(--_accent);border-radius:3px 7px 7px 3px;background:color-mix(in srgb,var(--_surface) 60%,transparent);color:var(--_text2);font-size:12px;line-height:1.4;text-align:left}
.answered:hover{color:var(--_text)}
.answered b{font-weight:600;color:var(--_text)}
.answered b,.answered .first{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.row:focus{outline:0}
.sought .bubble{outline:2px solid var(--_accent);outline-offset:-2px}
.edited{font-size:11.5px;color:var(--_text2);margin-top:2px}
.edited blockquote time{font-variant-numeric:tabular-nums;font-size:11px}
.signs{display:flex;gap:3px;margin-top:4px}
.signs span{border:1px solid var(--_border);background:var(--_surface);border-radius:10px;padding:0 6px;font-size:13px;line-height:19px}
.meta{font-size:11px;color:var(--_text2);margin-top:2px;display:flex;gap:4px;align-items:center;font-variant-numeric:tabular-nums}
.meta .channel{width:12px;height:12px}
.state.failed,.state.dead,.state.unknown{color:var(--_error);font-weight:600}
.card{max-width:min(66ch,100%);width:66ch;min-width:0;border:1px solid var(--_border);border-radius:12px;background:var(--_surface);overflow:hidden}
.card.out{background:color-mix(in srgb,var(--_out) 45%,var(--_surface))}
.card header{display:flex;gap:7px;align-items:center;padding:7px 11px;border-bottom:1px solid var(--_border);color:var(--_text2);font-size:12px;min-width:0}
.card header b{color:var(--_text);font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-size:13px}
.to{margin-left:auto;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;flex:0 1 auto;min-width:84px;text-align:right;font-variant-numeric:tabular-nums}
.card .body{padding:9px 11px}
.card .meta{margin-top:6px}
blockquote{margin:8px 0 0;padding:2px 0 2px 10px;border-left:2px solid var(--_border);color:var(--_text2);white-space:pre-wrap;overflow-wrap:anywhere}
.folds{display:flex;gap:6px;margin-top:7px;flex-wrap:wrap}
.fold{color:var(--_text2);font-size:11.5px;border:1px solid var(--_border);border-radius:5px;padding:0 6px;background:none;line-height:18px}
.fold:hover{background:var(--_hover);color:var(--_text)}
.frame{margin:-9px -11px 0}
.frame iframe{display:block;width:100%;height:min(40vh,320px);min-height:120px;border:0;background:#fff;resize:vertical}
.images{display:flex;gap:8px;padding:5px 11px;font-size:11.5px;color:var(--_text2);background:var(--_bg);border-bottom:1px solid var(--_border);flex-wrap:wrap}
.failure{display:flex;gap:6px;align-items:center;color:var(--_error);font-size:12px;align-self:flex-end;flex-wrap:wrap;justify-content:flex-end;margin-bottom:4px}
.failure .link{font-weight:600}
.files{display:flex;gap:6px;flex-wrap:wrap;margin-top:6px}
.file{display:inline-flex;gap:6px;align-items:center;border:1px solid var(--_border);border-radius:7px;padding:3px 8px;background:var(--_surface);color:var(--_text2);text-decoration:none;font-size:12px;max-width:100%}
.file b{font-weight:500;color:var(--_text);overflow:hidden;text-overflow:ellipsis;white-space:nowrap;max-width:26ch}
.file span{white-space:nowrap;font-variant-numeric:tabular-nums}
a.file:hover{border-color:var(--_text3)}
.missing{border-style:dashed}.missing .icon{color:var(--_warn)}
.picture{display:block;border-radius:8px;overflow:hidden;border:1px solid var(--_border);background:var(--_bg);line-height:0}
.picture img{max-width:240px;max-height:180px;min-width:40px;min-height:40px;object-fit:cover}
.more{border:0;background:none;width:26px;height:26px;border-radius:6px;display:grid;place-items:center;color:var(--_text3);opacity:0;flex:none;transition:opacity .12s}
.line:hover .more,.more:focus-visible,.more[aria-expanded]{opacity:1}
.more:hover{background:var(--_hover);color:var(--_text)}
@media (hover:none){.more{opacity:1}}
.menu{margin:0;inset:auto;position:fixed;padding:4px;border:1px solid var(--_border);border-radius:9px;background:var(--_surface);color:var(--_text);box-shadow:0 8px 24px rgba(16,24,40,.14);font:inherit;min-width:200px}
.menu button{display:block;width:100%;text-align:left;border:0;background:none;border-radius:6px;padding:6px 9px}
.menu button:hover,.menu button:focus-visible{background:var(--_selected);outline-offset:-2px}
.menu .because{max-width:260px;margin-top:4px;border-top:1px solid var(--_border);padding:7px 9px 5px;font-size:12px;line-height:1.4;color:var(--_text2)}
.pill{position:absolute;left:50%;bottom:12px;translate:-50% 0;border:0;border-radius:16px;background:var(--_accent);color:var(--_on-accent);font-weight:600;font-size:12px;padding:6px 12px;display:flex;gap:6px;align-items:center;box-shadow:0 4px 14px rgba(16,24,40,.22)}
.older{display:flex;flex-direction:column;gap:8px;padding-bottom:10px}
.older i{height:30px;border-radius:12px;background:var(--_in);width:42%;opacity:.7}
.older i:nth-child(2){align-self:flex-end;width:34%}.older i:nth-child(3){width:26%}
@media (max-width:700px){.scroller{padding:12px 10px}.to{display:none}}
`;
