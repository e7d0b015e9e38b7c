// Points out twins: the places where other tellings print the same words. All links work without.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("tellings").textContent);
  const twins = new Map(data.twins.flatMap(group => group.map(anchor => [anchor, group])));
  const pieces = anchor => document.querySelectorAll(`[id="${anchor}"],[data-of="${anchor}"]`);
  const anchorOf = element => {
    const link = element.closest("a.place");
    if (link) return link.hash.slice(1);
    for (let e = element.closest("[id],[data-of]"); e; e = e.parentElement?.closest("[id],[data-of]"))
      if (twins.has(e.dataset.of || e.id)) return e.dataset.of || e.id;
    return "";
  };
  const light = on => event => {
    const anchor = anchorOf(event.target);
    for (const twin of twins.get(anchor) || [anchor])
      if (twin) pieces(twin).forEach(piece => piece.classList.toggle("twin", on));
  };
  for (const [name, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]])
    addEventListener(name, light(on));

  const keys = document.getElementById("keys");
  keys.closest("label").hidden = data.twins.length === 0;
  let now = -1;
  addEventListener("keydown", event => {
    const step = { n: 1, p: -1 }[event.key];
    if (!step || !keys.checked || !data.twins.length || event.ctrlKey || event.metaKey || event.altKey) return;
    const first = data.twins.map(group => group[0]);
    now = (now + step + first.length + (now < 0 && step < 0)) % first.length;
    location.hash = first[now];
  });
})();
