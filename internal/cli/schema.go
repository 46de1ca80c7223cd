package cli

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"annals/internal/cli/scaffold"
	"annals/internal/cli/schema"
	"annals/internal/load/config"
	"annals/internal/near"
	"github.com/spf13/cobra"
)

// The files of "annals schema --write", relative to the site's folder.
const (
	schemaFolder = ".annals"
	tombiFile    = "tombi.toml"
)

// tombiText lets the TOML extension Tombi find the schema of config.toml. It
// also keeps Tombi from requesting a catalogue of schemas from a server.
const tombiText = `# How the editor extension Tombi checks config.toml; see "annals help editors".

[schema]
catalog = { paths = [] } # ask no server for schemas

[[schemas]]
path = ".annals/config.schema.json"
include = ["config.toml"]
`

func (a *app) schemaCommand() *cobra.Command {
	var write bool
	var kinds []cobra.Completion
	for _, k := range schema.Kinds() {
		kinds = append(kinds, cobra.CompletionWithDesc(string(k), k.Description()))
	}
	cmd := &cobra.Command{
		Use:   "schema KIND | --write",
		Short: "Let your editor know what can be written",
		Long: `Print a JSON Schema of what can be written for this site: its keys, their
meaning, and the words that config.toml defines. KIND is one of

  config       config.toml
  entry        the facts at the top of an entry
  page         the same of a plain page, a year or the home page
  translation  the same of a translation

With --write, all of them are put into the folder .annals of the site, and
tombi.toml tells the editor extension Tombi where they are, unless you have such
a file. Run it again after changing config.toml or updating Annals. A file that
you have changed is left as it is. "annals help editors" tells the rest.`,
		Example: `  annals schema --write
  annals schema entry > entry.schema.json`,
		Args:      cobra.ArbitraryArgs,
		ValidArgs: kinds,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if write {
				return a.writeSchemas(cmd, args)
			}
			return a.printSchema(cmd, args)
		}),
	}
	cmd.Flags().BoolVar(&write, "write", false, "put all schemas into the site's folder .annals")
	return cmd
}

func (a *app) printSchema(cmd *cobra.Command, args []string) error {
	if err := oneArgument("a kind: config, entry, page or translation; or --write", "entry")(cmd, args); err != nil {
		return err
	}
	kind := schema.Kind(args[0])
	if !slices.Contains(schema.Kinds(), kind) {
		return unknownKind(args[0])
	}
	var cfg *config.Config
	if kind.NeedsSite() {
		var err error
		if cfg, err = a.config(); err != nil {
			return err
		}
	}
	text, err := schema.Make(kind, cfg)
	if err != nil {
		return err
	}
	_, err = a.stdout.Write(text)
	return err
}

func unknownKind(name string) error {
	var names []string
	for _, k := range schema.Kinds() {
		names = append(names, string(k))
	}
	hint := near.Hint(name, names, "the kinds are "+strings.Join(names, ", "))
	return &usageError{fmt.Sprintf("there is no schema of the kind %q", name), hint}
}

// writeSchemas writes the schemas into the site, and prints the paths of those
// that changed.
func (a *app) writeSchemas(cmd *cobra.Command, args []string) error {
	if err := noArguments(cmd, args); err != nil {
		return err
	}
	cfg, err := a.config()
	if err != nil {
		return err
	}
	var files []scaffold.File
	for _, kind := range schema.Kinds() {
		text, err := schema.Make(kind, cfg)
		if err != nil {
			return err
		}
		files = append(files, scaffold.File{Path: fmt.Sprintf("%s/%s.schema.json", schemaFolder, kind), Text: text})
	}
	written, err := scaffold.Refresh(a.global.source, schema.IsUnmodified, files...)
	if foreign, ok := errors.AsType[*scaffold.ForeignError](err); ok {
		return &usageError{foreign.Error(), "rename it or delete it, then try again"}
	}
	if err != nil {
		return err
	}
	for _, f := range written {
		if err := a.printPath(f); err != nil {
			return err
		}
	}
	return a.writeTombiConfig()
}

// writeTombiConfig writes tombi.toml if there is none. It never replaces one.
func (a *app) writeTombiConfig() error {
	mentionsSchemas := false
	isGenerated := func(text []byte) bool {
		mentionsSchemas = bytes.Contains(text, []byte(schemaFolder+"/"))
		return false
	}
	file := scaffold.File{Path: tombiFile, Text: []byte(tombiText)}
	written, err := scaffold.Refresh(a.global.source, isGenerated, file)
	if foreign, ok := errors.AsType[*scaffold.ForeignError](err); ok {
		if !mentionsSchemas && !a.global.quiet {
			a.printLine(a.styles().hint("hint:"), foreign.Path+" is yours, and was left as it is; \"annals help editors\" shows what belongs into it")
		}
		return nil
	}
	if err != nil || len(written) == 0 {
		return err
	}
	return a.printPath(file)
}
