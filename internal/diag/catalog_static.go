package diag

func staticExplanations() []Explanation {
	return []Explanation{
		{
			BrokenFile, "The file is damaged, or not what its name says, so it cannot be read to its end and nobody knows what else it holds.",
			"Open the original in the program that made it, and save it again.",
		},
		{
			WrongExtension, "The name of the file promises another kind of file than it is.",
			"Rename it as the hint says.",
		},
		{
			ActiveFile, "The file holds something that can run in the browser of everybody who opens it: a script, a page, a program.",
			`Take it out, unless it is yours and you know what it does: then name it under [static] in config.toml ("annals help pictures").`,
		},
		{
			ForeignAddress, "The file would load something from another server, which would learn who reads the site.",
			"Put what it needs in static/, or delete the address.",
		},
		{
			UncleanFile, "The file may say who made it, when, where and with what, and Annals cannot take that out.",
			`Clean it, or save it in a form that Annals can clean; "annals help pictures" tells how to publish it as it is.`,
		},
		{
			ReplacedFile, "A file of static/ takes the place of one that Annals brings along, such as its style sheet or its search.",
			`If that is meant so, name it under [static] in config.toml: replaces = ["style.css"]; if not, delete or rename it.`,
		},
		{
			LargeFile, "The file is so large that readers with a slow or costly connection wait for it, or do without.",
			`Save it smaller. If it is to be so large, name it under [static] in config.toml: large = ["map.png"].`,
		},
		{
			OriginalChanged, "A file of the site is a copy of a built-in one, and the built-in one has changed since.",
			"Bring over what you want of the change (annals theme diff NAME), and put the new number into the first line of the copy.",
		},
		{
			HiddenFile, "A file or folder in static/ whose name begins with a dot is not published, although web servers and hosts know that name.",
			`Name it under [static] in config.toml: dotfiles = [".well-known"]; or delete it.`,
		},
	}
}

func evidenceExplanations() []Explanation {
	return []Explanation{
		{
			UnknownFile, "The facts of an entry name a file that is neither in the folder of the entry nor in static/.",
			"Put it into the folder that has the name of the entry's file, without .md; or correct the name.",
		},
		{
			UnusedFile, "A file stands in the folder of an entry, and neither its facts nor a text names it, so readers do not get it.",
			"Name it in a table [[media]] of the entry, link to it, or delete it.",
		},
		{
			PictureTooLarge, "The picture has more points than Annals, or a reader's browser, can safely unpack.",
			"Save it smaller: 4,000 points in width are more than any screen shows.",
		},
		{
			WarnedPicture, "An entry warns of this picture, and a text shows it without the warning.",
			"Link to it in place of showing it, or delete the warning.",
		},
	}
}
