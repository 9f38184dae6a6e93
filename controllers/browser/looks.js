// Installed in every frame before the page's own scripts: what a frame shows, and the frames inside it, in one call.
(() => {
'use strict';
if (globalThis.__journeymanLooks) return;

// Which document it is, and what it says to whoever has had its look of this number before; '' without our scripts.
function looked(frame, document, look, reach) {
  const own = frame.__journeymanSettle?.document;
  return own ? own + '\n' + frame.__journeyman.look(document === own ? look : 0, ...reach) : '';
}

// The same of this frame, and then of frames inside by the numbers of their iframes; nothing of those that cannot be
// reached from here.
function looks(document, look, reach, inside) {
  const within = ([number, document, look]) => {
    try { return looked(__journeyman.element(number).contentWindow, document, look, reach); } catch { return ''; }
  };
  return [looked(globalThis, document, look, reach), ...inside.map(within)];
}

Object.defineProperty(globalThis, '__journeymanLooks', { value: looks });
})();
