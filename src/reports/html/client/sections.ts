/** The navigation follows what is in sight. */
export const SECTIONS = String.raw`
/** Marks the section in sight in the navigation. */
function followSections() {
  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.getAttribute('href'), link]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const link = links.get('#' + target.id);
        if (isIntersecting) link?.setAttribute('aria-current', 'true');
        else link?.removeAttribute('aria-current');
      }
    },
    // a line at a quarter of the height
    { rootMargin: '-25% 0px -74% 0px' },
  );
  for (const section of document.querySelectorAll('main > section')) observer.observe(section);
}
`;
