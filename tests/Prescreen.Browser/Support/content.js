// What the page is made of, and what of it could run or lead away.
function readContent() {
  const all = [...document.querySelectorAll("*")];
  const counts = new Map();
  all.forEach((one) => counts.set(one.localName, (counts.get(one.localName) ?? 0) + 1));
  const addresses = all.flatMap((one) => ["href", "src", "action", "formaction", "data", "xlink:href", "poster", "background", "srcdoc"]
    .filter((name) => one.hasAttribute(name)).map((name) => one.getAttribute(name)));
  const shown = all.flatMap((one) => ["value", "title", "aria-label", "data-label", "placeholder"].filter((name) => one.hasAttribute(name)).map((name) => one.getAttribute(name)));
  return {
    Elements: Object.fromEntries(counts),
    Attributes: [...new Set(all.flatMap((one) => one.getAttributeNames().map((name) => `${one.localName}@${name}`)))],
    Elsewhere: addresses.filter((address) => !/^(\/worklist|#|data:,$)/.test(address)),
    Ran: window.xss !== undefined,
    Text: document.documentElement.textContent + "\n" + shown.join("\n"),
  };
}
