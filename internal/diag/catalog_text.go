package diag

func textExplanations() []Explanation {
	return []Explanation{
		{
			BrokenLink, "The link leads to a file that the site does not have.",
			"Write the path to the file from this file's folder, such as ../2014/coi-report.md.",
		},
		{
			BrokenAnchor, "The file exists, but has no heading or footnote of this name.",
			"Take the name that the hint offers, or leave out the part from # on.",
		},
		{
			RawHTML, "HTML in the text is not run but shown as it was typed.",
			`Use Markdown ("annals help markdown"); write a lone < as \<.`,
		},
		{
			HTMLComment, "A comment (<!-- … -->) is a note to other editors, but this one would be shown to readers, or it is unclear where it ends.",
			`Write "<!--" where the note begins and "-->" where it ends, and neither of them within the note; in front matter, begin the line of a note with #.`,
		},
		{
			UnsafeLink, "The link begins with something that can run a program or read a file on the reader's machine, such as javascript: or file:, or is no address.",
			"Use http, https, mailto or tel, or a path inside the site.",
		},
		{
			RemoteImage, "The image would be fetched from another server, which would learn who reads the page.",
			"Put the image in static/ and write its path, or link to it.",
		},
		{
			MissingAlt, "The image says nothing to readers who cannot see it.",
			"Describe it between the square brackets: ![what it shows](path).",
		},
		{
			NoPicture, "The file is a film, a recording or a document, which browsers do not show as a picture.",
			"Link to it: [what it is](path), without the exclamation mark.",
		},
		{
			BrokenFootnote, "The text refers to a footnote that is not written.",
			"Add a paragraph that begins with the same mark and a colon, such as [^1]: See page 5.",
		},
		{
			UnusedFootnote, "A footnote is written, but the text never refers to it.",
			"Put its mark, such as [^1], where it belongs, or delete it.",
		},
		{
			TextTooDeep, "The text is nested deeper, or holds more of something, than any page can show; the message says what.",
			"Make it simpler, or cut it into several; the limits stand in \"annals help markdown\".",
		},
		{
			DuplicateAnchor, "Two headings of the page ask for the same anchor, or a heading asks for one that the page itself has.",
			"Give one of them another name at its end: ## Findings {#findings-2}.",
		},
	}
}

func markupExplanations() []Explanation {
	return []Explanation{
		{
			LiteralMarkup, "Marks of Markdown that mark nothing here, so that readers see them as they were typed; the message says why.",
			"Write them as the hint shows. If the signs themselves are meant, put a backslash before them, or the words between backticks.",
		},
		{
			SurplusCells, "A row of a table has more cells than its head, and what stands in them is on no page.",
			"Give the table another column, or write \\| where a bar is part of a cell.",
		},
		{
			UnclosedCode, "A block of code has no end, so everything behind its beginning is code.",
			"Write the same marks, such as three backticks, on a line of their own where the code ends.",
		},
	}
}

func outsideExplanations() []Explanation {
	return []Explanation{
		{
			DeadLink, "The address leads nowhere: checks a week or more apart found it broken, and it never answered between them.",
			`Give the source an archived copy as archive, or the new address; "annals help links" tells how to find either.`,
		},
		{
			FailingLink, "The address was broken when it was asked just now. It counts as dead when it is still broken in a week.",
			"Look at it in a browser; there is no need to change anything yet. --strict does not count this as an error.",
		},
		{
			MovedLink, "The server says that what stood at this address has moved for good.",
			"Look whether the same document is there, and write the new address. --strict does not count this as an error.",
		},
	}
}

func templateExplanations() []Explanation {
	return []Explanation{
		{
			TemplateSyntax, "A template breaks the rules of Go templates.",
			`Correct it at the place named; "annals help templates" lists functions and fields.`,
		},
		{
			TemplateFailed, "A template failed while it was making a page.",
			"The message names the page and the field or function that failed.",
		},
		{
			TemplateUnknown, "The file in templates/ replaces no built-in template and is used by none.",
			"Give it the name of the template that it is to replace.",
		},
		{
			TemplateUnsafe, "The template puts a running script, a style or an address of a third party in the page.",
			"Put scripts and styles in static/ and load them from there.",
		},
		{
			UnknownAsset, "A template asks for a file that neither static/ nor the built-in theme has.",
			"Correct the name, or put the file in static/.",
		},
	}
}
