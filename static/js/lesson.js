// A table of contents that follows the reader.
const links = new Map([...document.querySelectorAll("[data-toc]")].map((link) => [link.hash.slice(1), link]));
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const [id, link] of links) {
        const here = id === entry.target.id;
        link.classList.toggle("toc__here", here);
        if (here) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    }
  },
  { rootMargin: "-10% 0px -75% 0px" },
);
for (const section of document.querySelectorAll(".section")) seen.observe(section);
