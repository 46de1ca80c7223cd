/* A picture with a warning is loaded when its warning is opened, and stands in the place of the link to it.
   Captions are loaded when their film is played, and shown then. */
(() => {
  'use strict';

  for (const details of document.querySelectorAll('#evidence .warned')) {
    const link = details.querySelector('a[data-kind="picture"]');
    const text = details.querySelector('p');
    if (!(link instanceof HTMLAnchorElement) || !text) continue;
    details.addEventListener(
      'toggle',
      () => {
        const picture = new Image();
        const { width, height, srcset, sizes } = link.dataset;
        picture.alt = text.textContent.trim();
        const lang = text.querySelector('[lang]')?.getAttribute('lang');
        if (lang) picture.lang = lang;
        if (Number(width)) {
          picture.width = Number(width);
          picture.height = Number(height);
        }
        if (srcset && sizes) {
          picture.sizes = sizes;
          picture.srcset = srcset;
        }
        picture.src = link.href;
        link.replaceChildren(picture);
      },
      { once: true },
    );
  }

  for (const film of document.querySelectorAll('#evidence video')) {
    if (!(film instanceof HTMLVideoElement)) continue;
    film.addEventListener(
      'play',
      () => {
        for (const track of film.textTracks) track.mode = 'showing';
      },
      { once: true },
    );
  }
})();
