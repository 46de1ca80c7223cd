package output

// Policy is the Content-Security-Policy that every page carries in a meta
// element, which holds without any server, and that headers repeat. Nothing
// runs, styles or loads but the site's own files. The built-in theme has it as
// text, for authors of templates to read; tests hold the two together.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
