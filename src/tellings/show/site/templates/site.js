// Makes the form to compare texts easier; it works without.
"use strict";
(() => {
  const drop = document.getElementById("drop"), files = document.getElementById("files");
  const names = document.getElementById("names"), form = drop.closest("form");
  const list = () => names.replaceChildren(...[...files.files].map(file => {
    const item = document.createElement("li");
    item.textContent = file.name;
    return item;
  }));
  files.addEventListener("change", list);
  for (const name of ["dragover", "dragleave", "drop"])
    drop.addEventListener(name, event => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
    });
  drop.addEventListener("drop", event => {
    const all = new DataTransfer();
    for (const file of [...files.files, ...event.dataTransfer.files]) all.items.add(file);
    files.files = all.files;
    list();
  });
  const more = [...form.querySelectorAll("[data-more]")];
  more.forEach(each => { each.hidden = !each.querySelector("textarea").value; });
  const button = Object.assign(document.createElement("button"), {type: "button", textContent: "One more text"});
  button.addEventListener("click", () => {
    const next = more.find(each => each.hidden);
    if (next) { next.hidden = false; next.querySelector("input").focus(); }
    button.hidden = !more.some(each => each.hidden);
  });
  drop.before(button);
  form.addEventListener("submit", () => {
    document.getElementById("wait").textContent = "Comparing …";
  });
})();
