// Points out twins: the places where other tellings tell the same. All links work without.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("tellings").textContent);
  const twins = new Map();
  for (const group of [...data.stops, ...data.twins])
    for (const anchor of group) twins.set(anchor, [...new Set([...(twins.get(anchor) || []), ...group])]);
  const pieces = anchor => document.querySelectorAll(`[id="${anchor}"],[data-of="${anchor}"]`);
  const anchorOf = element => {
    const link = element.closest("a.place, .matrix td a");
    if (link) return link.hash.slice(1);
    for (let e = element.closest("[id],[data-of]"); e; e = e.parentElement?.closest("[id],[data-of]"))
      if (twins.has(e.dataset.of || e.id)) return e.dataset.of || e.id;
    return "";
  };
  const lit = (anchors, name, on) => {
    for (const anchor of anchors)
      if (anchor) pieces(anchor).forEach(piece => piece.classList.toggle(name, on));
  };
  const light = on => event => {
    const anchor = anchorOf(event.target);
    lit(twins.get(anchor) || [anchor], "twin", on);
  };
  for (const [name, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]])
    addEventListener(name, light(on));

  // Brings a place to the middle of the pane of its article, without moving the page.
  const bring = anchor => {
    const piece = document.getElementById(anchor), article = piece?.closest("article");
    if (!article) return;
    const folded = piece.closest("details:not([open])");
    if (folded) folded.open = true;
    const pane = piece.getBoundingClientRect(), all = article.getBoundingClientRect();
    if (article.scrollHeight > article.clientHeight)
      article.scrollTop += pane.top - all.top - article.clientHeight / 3;
  };
  let held = [];
  const hold = anchors => {
    lit(held, "held", false);
    lit(held = anchors, "held", true);
    anchors.forEach(bring);
  };
  addEventListener("click", event => {
    if (event.target.closest("a, button, summary, label")) return;
    const anchor = event.target.closest(".text") ? anchorOf(event.target) : "";
    if (anchor || held.length) hold(twins.get(anchor) || []);
  });
  addEventListener("hashchange", () => bring(location.hash.slice(1)));

  const keys = document.getElementById("keys"), stops = data.stops.length ? data.stops : data.twins;
  if (stops.length) {
    keys.closest("label").hidden = false;
    document.querySelector(".steps").hidden = false;
  }
  let now = -1;
  const step = by => {
    now = (now + by + stops.length + (now < 0 && by < 0)) % stops.length;
    location.hash = stops[now][0];
    hold(stops[now]);
    document.getElementById("step").textContent = `${now + 1} of ${stops.length}`;
  };
  document.getElementById("next").onclick = () => step(1);
  document.getElementById("previous").onclick = () => step(-1);
  addEventListener("keydown", event => {
    const by = { n: 1, p: -1 }[event.key];
    if (!by || !keys.checked || !stops.length || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!event.target.closest?.("input:not([type=checkbox]), textarea, select")) step(by);
  });
})();
