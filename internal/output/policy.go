package output

// Policy is the Content-Security-Policy that every page has in a meta element,
// which works without any server, and that package headers repeats. Only the
// site's own scripts, styles, fonts, films and files are allowed. No script of the theme connects
// to anything; connect-src allows the site itself for tools that fetch robots.txt
// from within a page, as Lighthouse does. Firefox needs “file:” for the search form
// of a site on a USB stick; browsers never let a page of a server submit a form
// there. Workers are named because browsers would take script-src for them: a
// service worker would go on answering for the site when its file is long gone. The
// built-in theme repeats the policy as text for authors of templates; a test
// compares the two.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'none'; base-uri 'none'; form-action 'self' file:"

// PolicyHeader is Policy as a server sends it: in a meta element browsers ignore
// what it says of frames.
const PolicyHeader = Policy + "; frame-ancestors 'none'"

// EmbedPolicy is the policy of a page that other sites may show in a frame, in a meta
// element: nothing runs in it, and it sends nothing.
const EmbedPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'"

// EmbedPolicyHeader is EmbedPolicy as a server sends it. It alone lets others frame a page.
const EmbedPolicyHeader = EmbedPolicy + "; frame-ancestors *"

// FilePolicy is the policy of a file that is no page: nothing in it runs, whatever it
// is and whoever shows it. Scripts and styles that a page loads follow the policy of the
// page, so this one does not keep them from working.
const FilePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

// MediaPolicy is that of sound and film. Browsers play them in a document of their
// own, which loads the file again: from a sandbox it may not. No script may run.
const MediaPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; frame-ancestors 'none'"
