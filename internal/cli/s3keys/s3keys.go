// Package s3keys finds the keys that an S3-compatible store knows an editor by.
//
// Its input is the environment and the file that other programs for such stores read, too;
// its output are the keys, or a *diag.Problem that says where they belong. It writes
// nothing, and no message of it holds a key.
package s3keys

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"annals/internal/diag"
	"annals/internal/publish/store"
)

// The variables of the environment, which all programs for such stores read.
const (
	idVariable      = "AWS_ACCESS_KEY_ID"
	secretVariable  = "AWS_SECRET_ACCESS_KEY"
	sessionVariable = "AWS_SESSION_TOKEN"
	fileVariable    = "AWS_SHARED_CREDENTIALS_FILE"
	profileVariable = "AWS_PROFILE"
)

const (
	defaultProfile = "default"
	maxFile        = 1 << 20
	others         = 0o077 // the rights of everybody else
)

// Find returns the keys for a destination: those of the environment, else those in the
// file below AWS_PROFILE, the name of the destination, or "default".
func Find(destination string, getenv func(string) string) (store.Keys, error) {
	k := store.Keys{
		ID: strings.TrimSpace(getenv(idVariable)), Secret: strings.TrimSpace(getenv(secretVariable)), Session: strings.TrimSpace(getenv(sessionVariable)),
	}
	switch {
	case k.ID != "" && k.Secret != "":
		return k, nil
	case k.ID != "":
		return store.Keys{}, problem(idVariable+" is set, and "+secretVariable+" is not", "set both")
	case k.Secret != "":
		return store.Keys{}, problem(secretVariable+" is set, and "+idVariable+" is not", "set both")
	}
	file := getenv(fileVariable)
	if file == "" {
		home := cmp.Or(getenv("HOME"), getenv("USERPROFILE"))
		if home == "" {
			return store.Keys{}, missing("~/.aws/credentials")
		}
		file = filepath.Join(home, ".aws", "credentials")
	}
	profiles, err := read(file)
	if errors.Is(err, os.ErrNotExist) {
		return store.Keys{}, missing(file)
	}
	if err != nil {
		return store.Keys{}, err
	}
	names := []string{destination, defaultProfile}
	if wanted := getenv(profileVariable); wanted != "" {
		names = []string{wanted}
	}
	for _, name := range names {
		if k := profiles[name]; k.ID != "" && k.Secret != "" {
			return k, nil
		}
	}
	return store.Keys{}, problem(fmt.Sprintf("%s has no keys below [%s]", file, names[0]), "a table there has the lines aws_access_key_id = … and aws_secret_access_key = …")
}

func problem(message, hint string) error {
	return &diag.Problem{Code: diag.InvalidValue, Message: message, Hint: hint}
}

func missing(file string) error {
	return problem("the keys of the store are missing", fmt.Sprintf(`set %s and %s, or write them into %s: see "annals help publishing"`, idVariable, secretVariable, file))
}

// read reads the file, which nobody else may read.
func read(name string) (map[string]store.Keys, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the keys of the store: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("read the keys of the store: %w", err)
	case !info.Mode().IsRegular():
		return nil, problem(name+" is no file", "write the keys of the store into a file of that name")
	case info.Mode().Perm()&others != 0 && runtime.GOOS != "windows":
		return nil, problem("other people on this computer can read "+name, "chmod 600 "+name)
	}
	profiles, err := parse(io.LimitReader(f, maxFile))
	if err != nil {
		return nil, fmt.Errorf("read the keys of the store: %w", err)
	}
	return profiles, nil
}

// parse reads tables of keys. What it does not know it leaves out.
func parse(r io.Reader) (map[string]store.Keys, error) {
	all := map[string]store.Keys{}
	profile := ""
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if inside, ok := strings.CutPrefix(line, "["); ok {
			profile, _, _ = strings.Cut(inside, "]")
			profile = strings.TrimSpace(profile)
			continue
		}
		key, value, _ := strings.Cut(line, "=")
		k, value := all[profile], strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "aws_access_key_id":
			k.ID = value
		case "aws_secret_access_key":
			k.Secret = value
		case "aws_session_token":
			k.Session = value
		}
		all[profile] = k
	}
	return all, lines.Err()
}
