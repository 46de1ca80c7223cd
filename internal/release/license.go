package release

import (
	"regexp"
	"strings"
)

// licenses are the licences of modules that may be part of the program, with words that each
// of them has, in this order. All of them ask that their text goes with the program.
var licenses = []struct{ id, words string }{
	{"Apache-2.0", "Apache License Version 2.0"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files"},
	{"BSD-3-Clause", "may be used to endorse or promote products derived from this software without specific prior written permission"},
	{"BSD-2-Clause", "Redistribution and use in source and binary forms, with or without modification, are permitted"},
	{"ISC", "this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear"},
	{"MIT-Modern-Variant", "Permission is hereby granted, without written agreement and without license or royalty fees, to use, copy, modify, and distribute this software and its documentation for any purpose"},
}

// space is what differs between copies of a licence: breaks and signs of comments.
var space = regexp.MustCompile(`[\s*#/,]+`)

// licenseID returns the identifier by which SPDX knows the licence of a text, "" if this is
// none that the program may hold.
func licenseID(text string) string {
	text = space.ReplaceAllString(text, " ")
	for _, l := range licenses {
		if strings.Contains(text, space.ReplaceAllString(l.words, " ")) {
			return l.id
		}
	}
	return ""
}

// licenseFile matches the names of files that say what may be done with a module.
var licenseFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents|unlicense)([.-].*)?$`)

// grantsNothing matches those of them that need not be a licence.
var grantsNothing = regexp.MustCompile(`(?i)^(copyright|notice|patents)`)
