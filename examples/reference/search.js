(() => {
  "use strict";
  const root = document.documentElement;
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const explain = document.getElementById("explain");
  const nothing = document.getElementById("nothing");

  // The search finds rows of the tables, commands, and the replies within them. The codes that a family has are left
  // out, or each code would find its families first.
  const index = (element, parts = element.querySelectorAll(":scope > :not(.codes)")) => {
    const text = [...parts].map((part) => part.textContent).join(" ").toLowerCase();
    return {
      element,
      text,
      words: new Set(text.split(/[^a-z0-9.]+/)),
      keys: element.dataset.keys.toLowerCase().split(" "),
    };
  };
  const entries = [...document.querySelectorAll("tr.entry")].map((row) => index(row));
  const commands = [...document.querySelectorAll("details.command")].map((command) => ({
    ...index(command, command.querySelectorAll("summary")),
    replies: [...command.querySelectorAll("tr.reply")].map((row) => index(row)),
    wasOpen: false,
  }));

  const parts = document.querySelectorAll("main .group, main section:not(#explain)");

  // A number finds the rows that it begins, and those that name it whole; a word finds what contains it.
  const matches = (entry, terms) =>
    terms.every((term) =>
      /^[0-9x][0-9a-z.]*$/.test(term) && /[0-9]/.test(term)
        ? entry.keys.some((key) => key.startsWith(term)) || entry.words.has(term)
        : entry.text.includes(term) || entry.keys.some((key) => key.includes(term)),
    );

  const show = (element, isShown) => {
    element.hidden = !isShown;
  };

  let wasSearching = false;
  const filter = () => {
    const terms = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isSearching = terms.length > 0;
    let count = 0;
    for (const entry of entries) {
      const isFound = matches(entry, terms);
      show(entry.element, isFound);
      if (isFound) count += 1;
    }
    for (const command of commands) {
      const { element, replies } = command;
      if (isSearching && !wasSearching) command.wasOpen = element.open;
      const isNamed = matches(command, terms);
      const hits = replies.filter((reply) => isNamed || matches(reply, terms));
      for (const reply of replies) show(reply.element, hits.includes(reply));
      show(element, isNamed || hits.length > 0);
      count += isNamed ? 1 : hits.length;
      if (isSearching) element.open = isNamed ? command.keys.includes(terms[0]) : hits.length > 0;
      else if (wasSearching) element.open = command.wasOpen;
    }
    for (const part of parts) show(part, part.querySelector(".entry:not([hidden])"));
    root.classList.toggle("searching", isSearching);
    nothing.hidden = count > 0;
    found.textContent = !isSearching ? "" : count === 1 ? "1 entry" : `${count} entries`;
    // The hits begin below the field, also where the reader was far down.
    const top = explain.offsetTop + explain.offsetHeight;
    if (isSearching && scrollY > top) scrollTo(0, top);
    wasSearching = isSearching;
    mark(terms.filter((term) => term.length > 1));
  };

  // Painted over the text where the browser can; the document stays as it is.
  const mark = (terms) => {
    if (!("highlights" in CSS)) return;
    const ranges = [];
    if (terms.length > 0) {
      const walker = document.createTreeWalker(document.getElementById("content"), NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest("[hidden], #explain, form, details:not([open]) table")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
      );
      for (let node = walker.nextNode(); node && ranges.length < 2000; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        for (const term of terms) {
          for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + term.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  // A link may say 5.1.1, rcpt or MailboxUnavailable as well as the anchor itself, and may lead to what is hidden.
  const follow = () => {
    let name;
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    if (!name || name.startsWith("explain=")) return;
    const key = name.toLowerCase();
    const target =
      document.getElementById(name) ??
      [...entries, ...commands].find((entry) => entry.keys.includes(key))?.element;
    if (!target) return;
    if (target.closest("[hidden]")) {
      query.value = "";
      filter();
    }
    const details = target.closest("details");
    if (details) details.open = true;
    if (target.id === name) {
      target.scrollIntoView();
    } else {
      location.replace(`#${encodeURIComponent(target.id)}`);
    }
  };

  query.addEventListener("input", filter);
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const term = query.value.trim().toLowerCase();
    const entry = [...entries, ...commands].find((entry) => entry.keys.includes(term));
    if (entry) location.hash = `#${encodeURIComponent(entry.element.id)}`;
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input:not([type=radio]), textarea, select");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "Escape" && event.target === query) {
      query.value = "";
      filter();
    }
  });
  addEventListener("hashchange", follow);
  follow();

  for (const radio of document.querySelectorAll("input[name=theme]")) {
    radio.checked = radio.value === (root.dataset.theme ?? "");
    radio.addEventListener("change", () => {
      if (radio.value) root.dataset.theme = radio.value;
      else delete root.dataset.theme;
      try {
        localStorage.setItem("theme", radio.value);
      } catch {
        // The choice then lasts as long as the page.
      }
    });
  }

  // On paper nothing can be opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = commands.map(({ element }) => element).filter((element) => !element.open);
    for (const element of opened) element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const element of opened) element.open = false;
  });
})();
