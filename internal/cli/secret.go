package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"annals/internal/diag"
	"annals/internal/publish/minisign"
	"golang.org/x/term"
)

// The variables from which secrets are read, for machines where nobody types.
const (
	keyVariable      = "ANNALS_KEY"          // the path of a key
	keyTextVariable  = "ANNALS_SIGNING_KEY"  // the two lines of a key without a password
	passwordVariable = "ANNALS_KEY_PASSWORD" // of the key
	maxKeyFile       = 4 << 10               // bytes; a key has 300
	minisignMemory   = 256 << 20             // from which unlocking is worth a word
	publicExtension  = ".pub"                // of the public half beside a key
	keyExtension     = ".key"                //
	othersMay        = fs.FileMode(0o077)    // permissions that nobody but the owner needs
	keyFolder        = "annals/keys"         // in the user's folder of settings
	noTerminal       = "the key has a password, and there is no terminal to ask for it"
)

// keyHome returns the path of the key of a site, which no option names.
func (a *app) keyHome(site string) (string, error) {
	u, err := url.Parse(site)
	if err != nil || u.Hostname() == "" {
		return "", &usageError{"the site has no base_url, after which its key would be named", "add base_url to config.toml, or name the file of the key"}
	}
	settings := a.getenv("XDG_CONFIG_HOME")
	switch {
	case settings != "":
	case a.getenv("HOME") != "":
		settings = filepath.Join(a.getenv("HOME"), ".config")
	case a.getenv("APPDATA") != "": // Windows
		settings = a.getenv("APPDATA")
	default:
		return "", &usageError{"this account has no folder for settings: HOME is not set", "name the file of the key"}
	}
	return filepath.Join(settings, filepath.FromSlash(keyFolder), u.Hostname()+keyExtension), nil
}

// PrivateKey reads and unlocks the key in a file, for what is signed beside sites.
func PrivateKey(ctx context.Context, env Env, file string) (minisign.PrivateKey, error) {
	a := &app{stdin: env.Stdin, stdout: env.Stdout, stderr: env.Stderr, getenv: env.Getenv}
	return a.privateKey(ctx, file, "")
}

// privateKey reads and unlocks the key of the site: of the flag, of the environment, or where
// "annals key new" has put it. It returns its path, too, "" for one in the environment.
func (a *app) privateKey(ctx context.Context, file, site string) (minisign.PrivateKey, error) {
	text := a.getenv(keyTextVariable)
	if file == "" {
		file = a.getenv(keyVariable)
	}
	if file == "" && text != "" {
		return a.unlock(ctx, []byte(text), keyTextVariable)
	}
	if file == "" {
		home, err := a.keyHome(site)
		if err != nil {
			return minisign.PrivateKey{}, err
		}
		file = home
	}
	raw, err := a.readKeyFile(file)
	if err != nil {
		return minisign.PrivateKey{}, err
	}
	return a.unlock(ctx, raw, file)
}

// readKeyFile reads a small file of a key.
func (a *app) readKeyFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &usageError{fmt.Sprintf("there is no key %s", file), `name one with --key, or make one with "annals key new"`}
	case err != nil:
		return nil, fmt.Errorf("look at the key: %w", err)
	case !info.Mode().IsRegular() || info.Size() > maxKeyFile:
		return nil, &usageError{fmt.Sprintf("%s is no key", file), ""}
	}
	if runtime.GOOS != "windows" && info.Mode()&othersMay != 0 && !strings.HasSuffix(file, publicExtension) {
		a.note(fmt.Sprintf("other users of this computer may read the key %s; keep it to yourself: chmod 600 %s", file, file))
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the key: %w", err)
	}
	return raw, nil
}

// unlock asks for the password of a key, if it has one.
func (a *app) unlock(ctx context.Context, raw []byte, name string) (minisign.PrivateKey, error) {
	locked, err := minisign.ParsePrivateKey(raw)
	if err != nil {
		return minisign.PrivateKey{}, &usageError{fmt.Sprintf("%s: %v", name, err), ""}
	}
	password := ""
	if locked.NeedsPassword() {
		if password, err = a.password(ctx, "Password of the key"); err != nil {
			return minisign.PrivateKey{}, err
		}
		if locked.Memory() > minisignMemory && !a.global.quiet {
			a.note(fmt.Sprintf("unlocking a key of minisign takes some seconds and %d MB of memory", locked.Memory()>>20))
		}
	}
	key, err := locked.Unlock(password)
	if err != nil {
		return minisign.PrivateKey{}, &usageError{fmt.Sprintf("%s: %v", name, err), ""}
	}
	return key, nil
}

// password returns what ANNALS_KEY_PASSWORD says, or what is typed unseen.
func (a *app) password(ctx context.Context, prompt string) (string, error) {
	if given := a.getenv(passwordVariable); given != "" {
		return given, nil
	}
	terminal, ok := a.stdin.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return "", &usageError{noTerminal, "set " + passwordVariable}
	}
	fmt.Fprint(a.stderr, a.words.Text(prompt), ": ")
	defer fmt.Fprintln(a.stderr)
	typed, err := readUnseen(ctx, int(terminal.Fd()))
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("read the password: %w", err)
	}
	return string(typed), err
}

// readUnseen reads a line that the terminal does not show. When it is stopped, the terminal
// shows again what is typed.
func readUnseen(ctx context.Context, terminal int) (typed []byte, err error) {
	before, err := term.GetState(terminal)
	if err != nil {
		return nil, err
	}
	done := make(chan struct{})
	var line []byte
	var readErr error
	go func() {
		line, readErr = term.ReadPassword(terminal)
		close(done)
	}()
	select {
	case <-done:
		return line, readErr
	case <-ctx.Done():
		return nil, errors.Join(context.Cause(ctx), term.Restore(terminal, before))
	}
}

// newPassword asks twice.
func (a *app) newPassword(ctx context.Context) (string, error) {
	first, err := a.password(ctx, "Password of the new key")
	if err != nil {
		return "", err
	}
	if first == "" {
		return "", &usageError{"the password is empty", "type one, or make a key for a machine with --no-password"}
	}
	if a.getenv(passwordVariable) != "" {
		return first, nil
	}
	again, err := a.password(ctx, "The same once more")
	if err == nil && again != first {
		err = &usageError{"the two passwords differ, so no key was made", ""}
	}
	return first, err
}

// publicKey reads a public key: of a file of it, or beside a private key, or from the private key.
func (a *app) publicKey(ctx context.Context, file string) (minisign.PublicKey, error) {
	beside := strings.TrimSuffix(file, keyExtension) + publicExtension
	for _, name := range []string{file, beside} {
		raw, err := os.ReadFile(name)
		if err != nil || len(raw) > maxKeyFile {
			continue
		}
		if key, err := minisign.ParsePublicFile(raw); err == nil {
			return key, nil
		}
	}
	raw, err := a.readKeyFile(file)
	if err != nil {
		return minisign.PublicKey{}, err
	}
	key, err := a.unlock(ctx, raw, file)
	if err != nil {
		return minisign.PublicKey{}, err
	}
	return key.Public(), nil
}

// createKey writes a new key and its public half; it replaces no file.
func createKey(file string, secret []byte, public minisign.PublicKey) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("make the folder of the key: %w", err)
	}
	for _, f := range []struct {
		name string
		data []byte
		perm fs.FileMode
	}{
		{file, secret, 0o600},
		{strings.TrimSuffix(file, keyExtension) + publicExtension, public.File(), 0o644},
	} {
		out, err := os.OpenFile(f.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, f.perm)
		if errors.Is(err, fs.ErrExist) {
			return &usageError{fmt.Sprintf("%s exists already, and was left as it is", diag.Visible(f.name)), "move it elsewhere, or name another file with --output"}
		}
		if err != nil {
			return fmt.Errorf("make the key: %w", err)
		}
		_, err = out.Write(f.data)
		if err == nil {
			err = out.Sync()
		}
		if err := errors.Join(err, out.Close()); err != nil {
			return fmt.Errorf("write %s: %w", f.name, errors.Join(err, os.Remove(f.name)))
		}
	}
	return nil
}
