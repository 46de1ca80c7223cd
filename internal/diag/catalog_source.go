package diag

func sourceExplanations() []Explanation {
	return []Explanation{
		{
			MissingSource, "The entry names no source.",
			"Add [[sources]] with title and url: no claim without a source.",
		},
		{
			InvalidISBN, "The number of a book is mistyped, or is no ISBN.",
			"Copy it from the back of the title page. Its last digit is made from the others, so most mistypings are found.",
		},
		{
			InvalidDOI, "The identifier of an article or a file of data is no DOI.",
			`Write what stands behind doi.org/, such as "10.1000/182"; the whole address may be pasted as well.`,
		},
		{
			SourceWithoutAddress, "Nobody could look this source up: it has neither an address nor a place.",
			"Give its url, file, doi or isbn; of what has none of them, location: the archive, the box and the page, or how a testimony is kept.",
		},
	}
}
