"use strict";
// Everything works without this script; it only saves a click.
document.addEventListener("change", (event) => {
  const control = event.target;
  if (control instanceof HTMLSelectElement && control.dataset.submits !== undefined) {
    control.form.requestSubmit();
  }
});
