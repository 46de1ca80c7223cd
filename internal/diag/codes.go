package diag

// Code names a kind of mistake. Scripts match on codes, so a code never changes
// its meaning and is never reused.
type Code string

// The codes, grouped by the part of a site that they are about.
const (
	// Files.
	FileTooLarge   Code = "file-too-large"
	FileEmpty      Code = "file-empty"
	FileEncoding   Code = "file-encoding"   // not UTF-8, or UTF-16, NUL, control characters
	FileUnreadable Code = "file-unreadable" // permission, I/O
	FileSpecial    Code = "file-special"    // symlink, FIFO, device, socket
	FileName       Code = "file-name"       // not portable across file systems and web servers
	FilePosition   Code = "file-place"      // a file where the layout expects none
	FileMissing    Code = "file-missing"
	ConflictMark   Code = "conflict-mark" // of a merge that was not finished
	ConflictCopy   Code = "conflict-copy" // a file that a synchronising program left

	// Files of static/.
	BrokenFile      Code = "broken-file"      // cannot be read to its end, or is not what its name says
	WrongExtension  Code = "wrong-extension"  // the name promises another kind of file
	ActiveFile      Code = "active-file"      // can run in a reader's browser
	ForeignAddress  Code = "foreign-address"  // loads something from elsewhere
	UncleanFile     Code = "unclean-file"     // may say who made it, and cannot be cleaned
	ReplacedFile    Code = "replaced-file"    // takes the place of a built-in file
	LargeFile       Code = "large-file"       // makes readers wait
	OriginalChanged Code = "original-changed" // a copy of a built-in file that is out of date
	HiddenFile      Code = "hidden-file"      // has a meaning for web servers, and is not published

	// Files beside an entry.
	UnknownFile     Code = "unknown-file"      // is named, and is not there
	UnusedFile      Code = "unused-file"       // is there, and nothing names it
	PictureTooLarge Code = "picture-too-large" // has too many points to be decoded
	WarnedPicture   Code = "warned-picture"    // a text shows it without its warning

	// TOML: config.toml, front matter, catalogues.
	FrontMatterMissing Code = "front-matter-missing" // no +++ block, or one that is never closed
	FrontMatterSize    Code = "front-matter-size"
	TOMLSyntax         Code = "toml-syntax"
	TOMLDepth          Code = "toml-depth"
	UnknownKey         Code = "unknown-key"
	WrongType          Code = "wrong-type"
	MissingKey         Code = "missing-key"
	InvalidValue       Code = "invalid-value"
	LowContrast        Code = "low-contrast"     // a colour that cannot be seen on another one
	HiddenCharacter    Code = "hidden-character" // bidi overrides, zero-width, tags
	Secret             Code = "secret"           // a password or key in a file of the site; its line is never shown

	FrontMatterRepeated Code = "front-matter-repeated" // a second block, in the text

	// Values.
	InvalidDate     Code = "invalid-date"
	FutureDate      Code = "future-date"
	InvalidTime     Code = "invalid-time"
	InvalidSymbol   Code = "invalid-symbol"
	InvalidURL      Code = "invalid-url"
	PrivateAddress  Code = "private-address" // of one machine or network
	TrackingAddress Code = "tracking-address"
	ExampleAddress  Code = "example-address" // of a configuration that nobody has filled in
	InvalidLanguage Code = "invalid-language"
	UnknownTerm     Code = "unknown-term"    // type, organ, topic, actor, place
	UnknownLicense  Code = "unknown-license" // programs do not know the terms
	ExactPlace      Code = "exact-place"     // coordinates that can lead to people
	UnknownLanguage Code = "unknown-language"
	UnknownEntry    Code = "unknown-entry"
	MissingSummary  Code = "missing-summary"
	MissingSource   Code = "missing-source"
	InvalidISBN     Code = "invalid-isbn"
	InvalidDOI      Code = "invalid-doi"

	SourceWithoutAddress Code = "source-without-address" // nobody could look it up

	// The site as a whole.
	WrongYear          Code = "wrong-year"
	DuplicateAddress   Code = "duplicate-address"
	DuplicateEntry     Code = "duplicate-entry"
	MissingOriginal    Code = "missing-original" // a translation without the text it translates
	CircularReference  Code = "circular-reference"
	LaterEvent         Code = "later-event" // named as what led to an earlier one
	ReservedAddress    Code = "reserved-address"
	GoneAddress        Code = "gone-address" // was published, and nothing stands there now
	WithdrawnContent   Code = "withdrawn-content"
	WithdrawnLink      Code = "withdrawn-link"
	MissingCatalogue   Code = "missing-catalogue"
	MissingTranslation Code = "missing-translation"
	MissingAnchor      Code = "missing-anchor" // of a heading that the original has

	// Votes.
	InvalidVote      Code = "invalid-vote"
	ImpossibleTally  Code = "impossible-tally"
	TallyDifference  Code = "tally-difference"
	OutcomeMajority  Code = "outcome-majority"
	InvalidVotesFile Code = "invalid-votes-file"
	UnknownState     Code = "unknown-state"
	DuplicateState   Code = "duplicate-state"
	NoSeries         Code = "no-series"     // votes, and nothing says which of them are compared
	UnknownStage     Code = "unknown-stage" // of an entry, in the name of a votes file

	// Markdown.
	BrokenLink      Code = "broken-link"
	BrokenAnchor    Code = "broken-anchor"
	RawHTML         Code = "raw-html"
	HTMLComment     Code = "html-comment" // where it ends is unclear, or it is none
	UnsafeLink      Code = "unsafe-link"
	RemoteImage     Code = "remote-image"
	MissingAlt      Code = "missing-alt"
	NoPicture       Code = "no-picture" // the file is not one that browsers show as a picture
	BrokenFootnote  Code = "broken-footnote"
	UnusedFootnote  Code = "unused-footnote"
	TextTooDeep     Code = "text-too-deep"
	DuplicateAnchor Code = "duplicate-anchor"
	LiteralMarkup   Code = "literal-markup" // readers see the marks as they were typed
	SurplusCells    Code = "surplus-cells"  // of a row, that no reader sees
	UnclosedCode    Code = "unclosed-code"

	// Links to the outside world.
	DeadLink    Code = "dead-link"    // broken for a week or more
	FailingLink Code = "failing-link" // broken now
	MovedLink   Code = "moved-link"

	// Exports.
	ExportLoss Code = "export-loss" // a format has no place for something

	// Templates.
	TemplateSyntax  Code = "template-syntax"
	TemplateFailed  Code = "template-failed"
	TemplateUnknown Code = "template-unknown" // a file in templates/ that replaces nothing
	TemplateUnsafe  Code = "template-unsafe"  // an inline script or style, a third-party address
	UnknownAsset    Code = "unknown-asset"
)
