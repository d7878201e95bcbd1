// Numbers every control that the Tab key should reach, and keeps which were reached and which of them did not show it.
function followFocus() {
  const controls = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const name = (one) => `${controls.indexOf(one)} ${one.outerHTML.slice(0, 120)}`;
  window.focusFollowed = { reached: [], unseen: [] };
  document.addEventListener("focusin", (event) => {
    const style = getComputedStyle(event.target);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      window.focusFollowed.unseen.push(name(event.target));
    }
    window.focusFollowed.reached.push(name(event.target));
  });
  return controls.map(name);
}
