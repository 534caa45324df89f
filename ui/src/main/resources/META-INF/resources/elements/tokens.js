/**
 * Colours and controls that every element starts from. The theme of the house wins where it sets a token.
 * @module
 */
import { sheet } from './dom.js';

export const tokens = sheet(`
:host{
  --_surface:var(--surface,light-dark(#FFFFFF,#161A21)); --_bg:var(--bg,light-dark(#F5F6F8,#0E1116));
  --_border:var(--border,light-dark(#E4E7EC,#262C36)); --_selected:var(--selected,light-dark(#EEF2FF,#1E2636));
  --_hover:var(--hover,light-dark(#F8F9FB,#1A1F28)); --_text:var(--text,light-dark(#111827,#F3F4F6));
  --_text2:var(--text-2,light-dark(#4B5563,#B6BDC9)); --_text3:var(--text-3,light-dark(#5D6676,#98A1B0));
  --_accent:var(--accent,light-dark(#4338CA,#A5B4FC)); --_on-accent:var(--on-accent,light-dark(#FFFFFF,#0E1116));
  --_resolve:var(--resolve,light-dark(#067647,#32D583)); --_on-resolve:var(--on-resolve,light-dark(#FFFFFF,#0E1116));
  --_in:var(--bubble-in,light-dark(#F1F3F6,#222832)); --_out:var(--bubble-out,light-dark(#E0E7FF,#29315A));
  --_note:var(--note,light-dark(#FFF8E1,#2B2410)); --_note-border:var(--note-border,light-dark(#E5C76B,#6B5A1E));
  --_messenger:var(--messenger,light-dark(#0A7CFF,#4DA3FF)); --_email:var(--email,light-dark(#C4231A,#F97066)); --_warn:var(--warn,light-dark(#B54708,#FDB022));
  --_error:var(--error,light-dark(#B42318,#FDA29B)); --_hit:light-dark(#FDE68A,#5A4A0A);
  box-sizing:border-box; color:var(--_text); font:13px/1.45 var(--aura-font-family,Inter,system-ui,"Segoe UI",Roboto,sans-serif);
  font-feature-settings:"cv11","ss03"; -webkit-font-smoothing:antialiased;
}
*{box-sizing:border-box}
[hidden]{display:none!important}
.icon{width:15px;height:15px;stroke:currentColor;fill:none;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;flex:none}
.channel{width:14px;height:14px;fill:currentColor;flex:none}
.channel.messenger,.channel.comments{color:var(--_messenger)} .channel.email{color:var(--_email)}
.channel.other{--_face:var(--face,var(--_text2));fill:none;color:light-dark(oklch(from var(--_face) min(l,.55) c h),oklch(from var(--_face) max(l,.74) c h))}
button{font:inherit;color:inherit;cursor:pointer}
:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
a{color:var(--_accent)}
@media (prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important;scroll-behavior:auto!important}}
`);
