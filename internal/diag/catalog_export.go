package diag

func exportExplanations() []Explanation {
	return []Explanation{
		{
			ExportLoss, "The format of an exported file has no place for something that the record has, or takes it in another form. The message says how many entries that concerns.",
			"Nothing is wrong with the record. Where the loss matters, take a format that has a place for it: json has all. \"annals help export\" says what each format holds.",
		},
	}
}
