package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"annals/internal/cli/verify"
	"annals/internal/publish/minisign"
	"annals/internal/record/edtf"
	"github.com/spf13/cobra"
)

// verifyFlags are the flags of "annals verify".
type verifyFlags struct {
	key, state, proxy string
	sample, limit     int
	manifest          []byte // that must be there; nil: any
}

func (a *app) verifyCommand() *cobra.Command {
	f := verifyFlags{limit: verify.DefaultLimit >> 20}
	cmd := &cobra.Command{
		Use:   "verify WHERE",
		Short: "Check whether a copy of a site is complete and genuine",
		Long: `Check a copy of a site, your own or that of somebody else: a folder, a USB stick, a zip,
an address of the web, an onion service.

"complete" says that each file is as the list in the copy says. "genuine" says that the
owner of the key signed that list; give the key with --key, from print, from a person, from
anywhere but the copy itself. "history" says that the copy has the signed list of all
publications, and with --state that nothing that you saw before is gone from it. No copy
can prove that there is nothing newer.

With --source, the keys in the config.toml of that site are the ones expected.`,
		Example: `  annals verify /media/stick/site --key RWQ…
  annals verify https://mirror.example.net/ --key record.pub --state seen.json
  annals verify http://….onion/ --proxy socks5h://127.0.0.1:9050 --key RWQ…
  annals verify site.zip --key RWQ… --format json`,
		Args: oneArgument("the copy", "https://example.org/ --key RWQ…"),
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			return a.verify(cmd, args[0], f)
		}),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.key, "key", "", "the public `KEY` that must have signed, RWQ…, or the file of it")
	flags.StringVar(&f.state, "state", "", "`FILE` that remembers what was seen, and finds a history that was rewritten")
	flags.StringVar(&f.proxy, "proxy", "", "`ADDRESS` of Tor's proxy, socks5h://127.0.0.1:9050, through which all goes")
	flags.Var(positiveInt{&f.sample}, "sample", "look at `N` files only, chosen by chance (default: all)")
	flags.Var(positiveInt{&f.limit}, "limit", "read at most `N` megabytes from an address")
	for _, name := range []string{"proxy", "sample", "limit"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

func (a *app) verify(cmd *cobra.Command, where string, f verifyFlags) error {
	keys, from, err := a.expectedKeys(cmd, f.key)
	if err != nil {
		return err
	}
	return a.checkCopy(cmd.Context(), where, keys, from, f)
}

// checkCopy checks a copy by the keys that are expected, and prints what it has found.
func (a *app) checkCopy(ctx context.Context, where string, keys []minisign.PublicKey, from string, f verifyFlags) error {
	memory, err := readMemory(f.state)
	if err != nil {
		return err
	}
	bar := a.progress(a.now(), "checking")
	report, err := verify.Run(ctx, verify.Options{
		Where: where, Keys: keys, KeysFrom: from, Memory: memory, Manifest: f.manifest, Sample: f.sample, Limit: int64(f.limit) << 20, Proxy: f.proxy,
		Dial: a.dial, Progress: bar.update, Random: rand.Reader,
	})
	bar.close()
	if place, ok := errors.AsType[*verify.PlaceError](err); ok {
		return &usageError{place.Message, place.Hint}
	}
	if err != nil {
		return fmt.Errorf("the copy could not be read: %w", err)
	}
	if a.global.format == formatJSON {
		err = a.printVerificationJSON(where, &report)
	} else {
		err = a.printVerification(&report)
	}
	if err != nil {
		return err
	}
	return a.endVerification(&report, memory, f.state)
}

// endVerification remembers what is proved, and returns the error that the command ends with.
func (a *app) endVerification(r *verify.Report, memory *verify.Memory, file string) error {
	switch {
	case r.Differs():
		return errContent
	case len(r.Unread) > 0:
		return errors.New("not every file could be read, so not all was checked")
	case memory == nil || !r.Signed:
		return nil
	}
	raw, err := memory.With(r, a.today(edtf.Day{})).Format()
	if err != nil {
		return err
	}
	return replaceOwn(file, raw)
}

// expectedKeys returns the keys of --key, or those of the site that --source names.
func (a *app) expectedKeys(cmd *cobra.Command, given string) (keys []minisign.PublicKey, from string, err error) {
	const flag = "given with --key"
	switch {
	case given != "":
		key, err := minisign.ParsePublicKey(given)
		if err == nil {
			return []minisign.PublicKey{key}, flag, nil
		}
		raw, readErr := a.readKeyFile(given)
		if readErr != nil {
			return nil, "", &usageError{fmt.Sprintf("--key %q is no public key, and there is no file of that name", given), "a public key has 56 characters and begins with RW"}
		}
		if key, err = minisign.ParsePublicFile(raw); err != nil {
			return nil, "", &usageError{fmt.Sprintf("--key %q: %v", given, err), "name the file .pub, not the private key"}
		}
		return []minisign.PublicKey{key}, flag, nil
	case cmd.Flags().Changed("source"):
		cfg, err := a.config()
		if err != nil {
			return nil, "", err
		}
		return cfg.Signing.Keys, "named by the site of --source", nil
	}
	return nil, "", nil
}

// readMemory reads the file of --state; nil without the option.
func readMemory(file string) (*verify.Memory, error) {
	if file == "" {
		return nil, nil
	}
	info, err := os.Stat(file)
	var raw []byte
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("look at the file of --state: %w", err)
	case !info.Mode().IsRegular() || info.Size() > verify.MaxMemory:
		return nil, &usageError{fmt.Sprintf("--state %q: %v", file, verify.ErrMemory), "name another file"}
	default:
		if raw, err = os.ReadFile(file); err != nil {
			return nil, fmt.Errorf("read the file of --state: %w", err)
		}
	}
	memory, err := verify.ParseMemory(raw)
	if err != nil {
		return nil, &usageError{fmt.Sprintf("--state %q: %v", file, err), "name another file"}
	}
	return memory, nil
}

// replaceOwn replaces a file that only its owner may read, whole or not at all.
func replaceOwn(file string, raw []byte) error {
	next, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".*") // with the permissions 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	_, err = next.Write(raw)
	if err == nil {
		err = next.Sync()
	}
	err = errors.Join(err, next.Close())
	if err == nil {
		err = os.Rename(next.Name(), file)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", file, errors.Join(err, os.Remove(next.Name())))
	}
	return nil
}

// short abbreviates a key for a line.
func short(key minisign.PublicKey) string {
	text := key.String()
	return text[:3] + "…" + strings.TrimSpace(text[len(text)-5:])
}
