package diag

// Explanation is the description of one code in the guide.
type Explanation struct {
	Code    Code
	Meaning string // one sentence: what is wrong
	Fix     string // one or two sentences: how to fix it
}

// Catalog returns an explanation of every code, in the order of codes.go.
func Catalog() []Explanation {
	all := fileExplanations()
	all = append(all, staticExplanations()...)
	all = append(all, evidenceExplanations()...)
	all = append(all, tomlExplanations()...)
	all = append(all, valueExplanations()...)
	all = append(all, termExplanations()...)
	all = append(all, sourceExplanations()...)
	all = append(all, recordExplanations()...)
	all = append(all, voteExplanations()...)
	all = append(all, textExplanations()...)
	all = append(all, markupExplanations()...)
	all = append(all, outsideExplanations()...)
	all = append(all, exportExplanations()...)
	return append(all, templateExplanations()...)
}

func fileExplanations() []Explanation {
	return []Explanation{
		{
			FileTooLarge, "The file is larger than any text of a timeline needs to be.",
			"Cut it into several entries; offer large material as a download from static/.",
		},
		{
			FileEmpty, "The file has nothing in it.",
			"Write its front matter between two +++ lines and its text below, or delete the file.",
		},
		{
			FileEncoding, "The file is not plain UTF-8 text: it is UTF-16, holds bytes that are no UTF-8, or control characters.",
			`Open it in an editor and save it with the encoding "UTF-8"; delete the character at the place named.`,
		},
		{
			FileUnreadable, "The system did not let Annals read the file.",
			"Give your account the right to read it, and check that the disk works.",
		},
		{
			FileSpecial, "This is a symbolic link, a device, or something else that is no ordinary file or folder.",
			"Put the file itself in its place.",
		},
		{
			FileName, "The name cannot be used in an address, or not on every system.",
			"Rename it: letters of any script, digits, hyphens; not a reserved name such as CON; not longer than 255 bytes.",
		},
		{
			FilePosition, "No file of this kind is expected in this place.",
			"Put entries in the folder of their year, plain pages directly in content/, everything else in static/.",
		},
		{
			FileMissing, "A file that the site cannot do without is not there.",
			`Make it, or name another folder with --source; "annals init DIR" makes a whole new site.`,
		},
		{
			ConflictMark, "Two people changed the same lines, and both versions stand in the file, between lines of signs such as <<<<<<<.",
			"Write the lines as they should be, and delete the lines of signs. To quote them in a text, put a space before them.",
		},
		{
			ConflictCopy, "A program that copies files between machines left a second version of a file, because both were changed at once.",
			"Bring what is missing into the file that the message names, and delete the copy.",
		},
	}
}

func tomlExplanations() []Explanation {
	return []Explanation{
		{
			FrontMatterMissing, "The file has no front matter, or one that is never closed.",
			"Begin the file with a line +++, write the keys, and close with another line +++.",
		},
		{
			FrontMatterSize, "The front matter is larger than 64 KB.",
			"Move long text below the closing +++ line.",
		},
		{
			TOMLSyntax, "The front matter or config.toml breaks the rules of TOML.",
			"The message names what was expected; most often a quotation mark or a bracket is missing.",
		},
		{
			TOMLDepth, "Tables or arrays are nested deeper than anything here needs.",
			"Write the value flat, as the reference shows it.",
		},
		{
			UnknownKey, "No key of this name exists here.",
			`Take the name that the hint offers, or see "annals help front-matter" and "annals help config"; a site's own keys go under [params].`,
		},
		{
			WrongType, "The value is of another kind than the key takes, such as a text where a number belongs.",
			`Write it as the hint shows: text in quotation marks, numbers and dates without, lists in [ ].`,
		},
		{
			MissingKey, "A key that is required is not there.",
			"Add it.",
		},
		{
			InvalidValue, "The value is of the right kind, but not one that makes sense here.",
			"The message says which values do.",
		},
		{
			LowContrast, "A colour of the site cannot be seen well enough on the background or on panels, or these hide others.",
			"Write the colour that the hint names, or another that is darker or lighter still.",
		},
		{
			HiddenCharacter, "The value holds a character that nobody can see and that can change how the text reads.",
			"Delete it at the place named, most easily by typing the value again.",
		},
		{
			Secret, "A password or a key stands in a file of the site, which other people read. Messages do not show its line.",
			"Take it out, and get a new one if the file was ever shared. The hint says where it belongs.",
		},
		{
			FrontMatterRepeated, "A second block of facts stands in the text, where readers would see it.",
			"Move its facts into the block at the top of the file, and delete the rest. An example of such a block belongs in a block of code.",
		},
	}
}

func valueExplanations() []Explanation {
	return []Explanation{
		{
			InvalidDate, "The date does not exist, can be read in two ways, or is not written as dates are here.",
			`Write 2018-12-17, 2018-12 or 2018; "annals help dates" shows every form.`,
		},
		{
			FutureDate, "A day on which something was done (added, corrected, accessed) has not come yet, or an event lies more than ten years ahead.",
			"Correct the day or the year. An entry that is to appear later has publish_after.",
		},
		{
			InvalidTime, "The time of day is not written as hours and minutes, or the date of the event is no single day.",
			`Write time = "15:30", or with the offset from UTC "15:30+09:00"; delete the line if the day is not known.`,
		},
		{
			InvalidSymbol, "This cannot be a symbol of any document system that the site knows.",
			`Copy the symbol from the document, such as A/RES/73/180; "annals help symbols" tells how to add a system.`,
		},
		{
			InvalidURL, "The address is not one that can be published safely.",
			"Write a whole address that begins with https:// or http://, without a user name in it.",
		},
		{
			PrivateAddress, "The address leads to the machine or the network of whoever opens it, such as localhost, 192.168.0.1 or wiki.internal.",
			"Write the public address of the same page, or take the link out.",
		},
		{
			TrackingAddress, "The address holds parameters that tell the site where its reader comes from, or who copied the link (utm_source, fbclid), or leads through a service that counts its readers.",
			"Write the address that the hint offers; it opens the same page.",
		},
		{
			ExampleAddress, "The address in config.toml is one of an example, such as example.org, where no site can be and no mail arrives.",
			"Write the address of your site, or one at which you can be reached. --base-url names another address for one build.",
		},
		{
			InvalidLanguage, "This is no language tag.",
			"Write a tag such as en, ko, pt-BR or zh-Hant.",
		},
	}
}

func termExplanations() []Explanation {
	return []Explanation{
		{
			UnknownTerm, "config.toml defines no type, organ, topic, actor or place with this id.",
			"Take the id that the hint offers, or define a new one in config.toml.",
		},
		{
			UnknownLicense, "The licence in config.toml is none that programs know by its words, so they cannot tell what they may use.",
			"Write a name such as CC BY 4.0, or add the address of the terms behind the words.",
		},
		{
			ExactPlace, "The coordinates of a place have more than three decimals: they name a house, not a town, and can lead to people.",
			"Write fewer decimals. Where the spot is public and nobody can come to harm, exact = true says so.",
		},
		{
			UnknownLanguage, "The site has no such language.",
			"Add [languages.<tag>] to config.toml, or rename the file.",
		},
		{
			UnknownEntry, "There is no entry with this id.",
			"An id is the year's folder and the file's name without .md, such as 2018/ga-73-180.",
		},
		{
			MissingSummary, "The entry has no summary, so lists and search results have nothing to say about it.",
			"Add one or two plain sentences as summary.",
		},
	}
}

func recordExplanations() []Explanation {
	return []Explanation{
		{
			WrongYear, "The entry stands in the folder of another year than its date.",
			"Move the file to the folder of its year, or correct the date.",
		},
		{
			DuplicateAddress, "Two things would be published at one address, or at two that some systems cannot tell apart.",
			"Rename one of the two files that the message names, or remove the alias.",
		},
		{
			DuplicateEntry, "Two entries have one document's symbol, one day and one type: most often they are one entry twice, and its vote counts twice.",
			"Keep one of them; what happened to one text on one day stands in one entry, each part in [[stages]].",
		},
		{
			MissingOriginal, "This is a translation of a file that is not there.",
			"Write the original without the language in its name first, or correct the name.",
		},
		{
			CircularReference, "An entry follows itself, directly or through others.",
			"Remove one of the ids from follows.",
		},
		{
			LaterEvent, "An entry follows another that happened later, so that it cannot have led to it.",
			"Take the id out of follows, or correct the date that is wrong; what followed from an entry names it in its own follows.",
		},
		{
			ReservedAddress, "Annals writes a page of its own at this address.",
			"Give the file or the alias another name.",
		},
		{
			GoneAddress, "The output folder has a page or a file at this address, and the new site would have none: links to it would break.",
			`Write the old address into the aliases of the page that takes its place; "annals rename" does it by itself. ` +
				"A build without --strict gives the address up for good.",
		},
		{
			WithdrawnContent, "An entry is withdrawn, and something of it is still among the files: facts, a text, a translation, votes.",
			`Nothing of it is published. "annals withdraw ID" takes it away; to publish the entry again, delete [withdrawn] in its place.`,
		},
		{
			WithdrawnLink, "A text, or a menu, leads to an entry that was withdrawn. Readers find the page that says so, and the link says it too.",
			"Take the link out; look whether the words around it still say what was withdrawn.",
		},
		{
			MissingCatalogue, "Annals has no words for its own buttons and headings in this language.",
			"Add the file templates/i18n/<tag>.toml; what it leaves out appears in English.",
		},
		{
			MissingTranslation, "A text for readers lacks one of the site's languages.",
			"Add the text in that language; until then readers see the one in the default language, marked as such.",
		},
		{
			MissingAnchor, "A translation lacks an anchor that a heading of the original has, so links to it lead to the top of the page.",
			"Write the same {#name} behind the heading of the translation.",
		},
	}
}
