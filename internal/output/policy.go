package output

// Policy is the Content-Security-Policy that every page carries in a meta
// element, which holds without any server, and that headers repeat. Nothing
// runs, styles or loads but the site's own files. No script of the theme connects
// to anything; the site itself is allowed for tools that ask for robots.txt in a
// page's name, as Lighthouse does. Firefox needs “file:” for the search form of a
// site on a USB stick; browsers let no page of a server send a form there. The
// built-in theme has the policy as text, for authors of templates to read; tests
// hold the two together.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self' file:"
