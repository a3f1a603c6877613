(async () => {
  "use strict";
  const form = document.getElementById("asked");
  const reply = document.getElementById("reply");
  const command = document.getElementById("command");
  const told = document.getElementById("told");
  const explanation = document.getElementById("explanation");

  // All that is known of replies is in this module; here is only how to pass it text.
  let library;
  try {
    const base64 = document.getElementById("module").textContent;
    const { instance } = await WebAssembly.instantiate(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
    library = instance.exports;
  } catch {
    document.documentElement.classList.add("unexplained");
    return;
  }
  form.removeAttribute("aria-busy");

  const ask = (text, answered) => {
    const room = new Uint8Array(library.memory.buffer, library.input(), library.input_len());
    const { written } = new TextEncoder().encodeInto(text, room);
    const length = library.explain(written, answered);
    return new TextDecoder().decode(new Uint8Array(library.memory.buffer, library.output(), length));
  };

  const explain = () => {
    // A text area knows no CRLF, and a reply ends with one.
    const text = reply.value.trim();
    const answered = command.value === "" ? -1 : Number(command.value);
    explanation.innerHTML = text === "" ? "" : ask(`${text.replaceAll("\n", "\r\n")}\r\n`, answered);
    const titles = [...explanation.querySelectorAll("h3")].map((title) => title.textContent);
    told.textContent = titles.length > 1 ? `${titles.length} explanations` : titles.join("");
    for (const plain of explanation.querySelectorAll(".plain")) offer(plain, text);
  };

  // The text for a colleague.
  const offer = (plain, text) => {
    const buttons = document.createElement("p");
    buttons.className = "copy";
    const button = (label, content) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(content());
          button.textContent = "Copied";
        } catch {
          plain.open = true;
          getSelection().selectAllChildren(plain.querySelector("pre"));
          button.textContent = "Selected";
        }
        setTimeout(() => (button.textContent = label), 2000);
      });
      buttons.append(button);
    };
    button("Copy text", () => plain.querySelector("pre").textContent);
    button("Copy link", () => `${location.href.split("#")[0]}#explain=${encodeURIComponent(text)}`);
    plain.before(buttons);
  };

  const follow = () => {
    if (!location.hash.startsWith("#explain=")) return;
    try {
      reply.value = decodeURIComponent(location.hash.slice("#explain=".length));
    } catch {
      return;
    }
    explain();
    document.getElementById("explain").scrollIntoView();
  };

  let due;
  const soon = () => {
    clearTimeout(due);
    due = setTimeout(explain, 120);
  };
  reply.addEventListener("input", soon);
  command.addEventListener("change", explain);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const example of form.querySelectorAll(".examples button")) {
    example.addEventListener("click", () => {
      reply.value = example.textContent;
      explain();
    });
  }
  addEventListener("hashchange", follow);
  follow();
  if (reply.value !== "") explain();
})();
