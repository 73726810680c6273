// Adds a button that copies to each field marked with data-copy, whose value names the button. No page needs it.
(() => {
  "use strict";
  const fields = document.querySelectorAll("[data-copy]");
  if (!fields.length) return;
  const told = document.createElement("p");
  told.className = "govuk-visually-hidden";
  told.setAttribute("role", "status");
  document.querySelector("main").append(told);

  // Browsers give the clipboard to pages over HTTPS alone; what works without is the older way, by selecting.
  const copy = async (field) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
    field.select();
    if (!document.execCommand("copy")) throw new Error("not copied");
  };

  for (const field of fields) {
    const button = document.createElement("button");
    const say = (words) => {
      button.textContent = told.textContent = words;
      setTimeout(() => {
        button.textContent = field.dataset.copy;
        told.textContent = "";
      }, 4000);
    };
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary lw-copy";
    button.textContent = field.dataset.copy;
    button.addEventListener("click", () => {
      copy(field).then(
        () => (say("Copied"), button.focus()),
        () => (field.select(), say("Press Ctrl and C to copy")),
      );
    });
    field.after(button);
  }
})();
