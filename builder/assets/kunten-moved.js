// On the page at an old address: on to the new one, with the place in the page.
const { to } = document.currentScript.dataset;
location.replace(new URL(to, location.href).href + location.search + location.hash);
