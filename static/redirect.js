/* A redirect keeps the place: the fragment and the query of the old address, which the
   refresh of the page leaves out, go along. The target stands in the page, never in the
   address; without script the refresh leads to the top of the new page. */
(() => {
  'use strict';

  const target = document.currentScript?.dataset.to;
  if (!target) return;
  const to = new URL(target, location.href);
  to.search = location.search;
  to.hash = location.hash;
  location.replace(to.href);
})();
