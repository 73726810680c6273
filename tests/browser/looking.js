// What a person would see of the page that is open, told as lists of faults. Each function is called by tests/browser/sound.py.
(() => {
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const ancestors = function* (element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) yield at;
  };
  const isForEarsOnly = (element) => [...ancestors(element)].some((at) => at.offsetWidth <= 1 && getComputedStyle(at).overflow === "hidden");
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (/\p{Alphabetic}|\d/u.test(node.data) && !around.closest("script, style, noscript, textarea, option") && isShown(around) && !isForEarsOnly(around)) found.push(node);
    }
    return found;
  };
  const boxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  };
  const named = (node) => `“${node.data.trim().slice(0, 50)}” in <${node.parentElement.tagName.toLowerCase()} class="${node.parentElement.className}">`;
  const canScroll = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const canBeFocused = (element) => element.tabIndex >= 0 || element.querySelector("a[href], button, input, select, textarea");

  // How an element is drawn; for a tick box or a radio button its label draws the box.
  const drawn = (element) => {
    const label = /checkbox|radio/.test(element.type) && element.labels[0];
    const parts = [[element], [element, "::before"], [element, "::after"], ...(label ? [[label], [label, "::before"]] : [])];
    const looks = parts.map(([at, part]) => {
      const style = getComputedStyle(at, part);
      const outline = style.outlineStyle === "none" ? "" : `${style.outlineWidth} ${style.outlineColor}`;
      return [outline, style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth, style.textDecoration].join("|");
    });
    return looks.join(" / ");
  };
  const wordsOf = (element) =>
    (element.labels?.[0]?.textContent || element.getAttribute("aria-label") || element.textContent || element.value || "").trim().replace(/\s+/g, " ");

  return {
    heads: () => ({ title: document.title, h1: [...document.querySelectorAll("h1")].map((h1) => h1.textContent.trim().replace(/\s+/g, " ")) }),

    openDetails: () => document.querySelectorAll("details").forEach((details) => (details.open = true)),

    // WCAG 2.2, 1.4.12: the spacing that a reader may choose. A sheet made by script is not held back by the page's policy.
    spaceOut: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
      );
      document.adoptedStyleSheets = [sheet];
    },
    spaceBack: () => (document.adoptedStyleSheets = []),

    // Text beyond the sides of the window, unless it can be scrolled to by keyboard, and text that its own box cuts off.
    overflowing: () => {
      const faults = [];
      const wide = document.documentElement.scrollWidth;
      if (wide > window.innerWidth) faults.push(`the page is ${wide} px wide in a window of ${window.innerWidth} px`);
      for (const node of texts(document.body)) {
        const around = [...ancestors(node.parentElement)];
        const scrolled = around.find(canScroll);
        const cutting = around.find((at) => /hidden|clip/.test(getComputedStyle(at).overflowX));
        for (const box of boxes(node)) {
          const edge = cutting && cutting.getBoundingClientRect();
          if (edge && (box.right > edge.right + 1 || box.left < edge.left - 1)) faults.push(`cut off: ${named(node)}`);
          else if (box.right <= window.innerWidth + 1 && box.left >= -1) continue;
          else if (!scrolled) faults.push(`outside the window: ${named(node)}`);
          else if (!canBeFocused(scrolled)) faults.push(`cannot be scrolled to by keyboard: ${named(node)}`);
          break;
        }
      }
      return faults;
    },

    // Called on the screen, before `onPaper`.
    remember: () => (window.lwShown = texts(document.querySelector("main"))),

    // What is needed on paper and is not there; what is there and cannot be used. A page that is filled in may print its fields.
    onPaper: (isFilledIn) => {
      const forUse =
        "a, button, label, legend, summary, nav, [role=status], .govuk-hint, .govuk-error-summary, .govuk-error-message, .lw-offered, .lw-onward, .lw-brief-screen, .lw-brief-care";
      const lost = window.lwShown.filter((node) => !isShown(node.parentElement) && !node.parentElement.closest(forUse));
      const unusable = isFilledIn ? "button" : "button:not(.lw-filter), select, input:not([type=hidden])";
      const controls = [...document.querySelectorAll(unusable)].filter((control) => isShown(control) && !isForEarsOnly(control));
      return [
        ...lost.map((node) => `not printed: ${named(node)}`),
        ...controls.map((control) => `printed: <${control.tagName.toLowerCase()} name="${control.name}"> ${control.textContent.trim().slice(0, 40)}`),
      ];
    },

    // The element with the focus: its words, and the words of the one before if that was drawn alike with and without focus.
    focused: () => {
      const before = window.lwFocused;
      const now = document.activeElement;
      const isUnseen = before?.element.isConnected && before.element !== now && drawn(before.element) === before.drawn;
      window.lwFocused = now === document.body ? undefined : { element: now, drawn: drawn(now) };
      const box = now.getBoundingClientRect();
      return {
        words: wordsOf(now),
        tag: now.tagName.toLowerCase(),
        unseen: isUnseen ? wordsOf(before.element) : "",
        isInWindow: now === document.body || (box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth),
      };
    },
  };
})()
