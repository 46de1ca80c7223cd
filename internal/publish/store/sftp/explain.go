package sftp

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"annals/internal/publish/upload"
	"github.com/pkg/sftp"
)

// hinted is an error of the host with what to do about it.
func (h *Host) hinted(message, hint string) error {
	return upload.NewFixable(h.Host+": "+message, hint)
}

// reason is what ssh prints, and what it means. The message names the host; the hint may name a
// command.
type reason struct {
	printed, message, hint string
	command                func(o *Options) string
	mayPass                bool
}

const isOnline = "is this computer connected to the network?"

var reasons = []reason{
	{
		printed: keyChanged, message: "%s has another key than before: it was set up anew, or somebody stands between it and this computer",
		hint: `ask who runs the host for the fingerprint of its new key; if it is the true one, type "%s", and connect once with ssh`, command: (*Options).dropKey,
	},
	{
		printed: keyUnknown, message: "%s is not known to this computer yet",
		hint: `type "%s" once, compare the fingerprint with that from who runs the host, and answer yes`, command: (*Options).call,
	},
	{
		printed: keysTooMany, message: "%s was shown too many keys and lets you in with none of them",
		hint: "name the right key for this host in ~/.ssh/config, with IdentityFile and IdentitiesOnly yes",
	},
	{
		printed: accessDenied, message: "%s does not let you in",
		hint: `show the host a key: "ssh-keygen" makes one, "%s" sends it there; "ssh-add" unlocks one that has a password`, command: (*Options).copyKey,
	},
	{printed: nameFailed, message: "the name %s cannot be looked up", hint: isOnline, mayPass: true},
	{printed: nameUnknown, message: "there is no host of the name %s", hint: "correct its name in the address, or name it in ~/.ssh/config"},
	{
		printed: portRefused, message: "%s takes no connection at this port",
		hint: "ask who runs the host for its port, and write it into the address: sftp://HOST:PORT/FOLDER", mayPass: true,
	},
	{printed: netUnreachable, message: "there is no way to %s", hint: isOnline, mayPass: true},
	{printed: noRoute, message: "there is no way to %s", hint: isOnline, mayPass: true},
	{printed: timedOut, message: "%s does not answer", hint: "is this computer connected to the network, and the port the right one?", mayPass: true},
	{printed: notResponding, message: "%s does not answer any more", mayPass: true},
	{printed: endedEarly, message: "%s ends the connection at once", hint: "it may have too many of them; wait a minute", mayPass: true},
	{printed: wasReset, message: "%s ended the connection", mayPass: true},
	{printed: brokenPipe, message: "%s ended the connection", mayPass: true},
	{printed: wasClosed, message: "%s ended the connection", mayPass: true},
	{
		printed: noSubsystem, message: "%s lets you in and offers no SFTP",
		hint: "ask who runs the host to turn SFTP on, or publish to a folder and send that with rsync",
	},
	{printed: badOwner, message: "ssh does not use its settings for %s: other people can change them", hint: onlyMine},
	{printed: oldKeyTypes, message: "%s has only keys that are no longer safe", hint: "ask who runs the host for a newer SSH"},
	{printed: oldExchange, message: "%s speaks only in ways that are no longer safe", hint: "ask who runs the host for a newer SSH"},
}

// explain words why ssh ended, by what it has printed.
func explain(o *Options, printed string, err error) error {
	for _, r := range reasons {
		if !strings.Contains(printed, r.printed) {
			continue
		}
		hint := r.hint
		if r.command != nil {
			hint = fmt.Sprintf(r.hint, r.command(o))
		}
		failed := upload.NewFixable(fmt.Sprintf(r.message, o.Host), hint)
		if r.mayPass {
			return &upload.Temporary{Err: failed}
		}
		return failed
	}
	last := ""
	for line := range strings.Lines(printed) {
		if line = strings.TrimSpace(line); line != "" {
			last = line
		}
	}
	if last == "" {
		return fmt.Errorf("ssh %s: %w", o.Host, err)
	}
	return fmt.Errorf("ssh %s: %s", o.Host, last)
}

// noSFTP is the error of a host that lets somebody in and then does not speak SFTP.
func noSFTP(o *Options, err error) error {
	if strings.Contains(err.Error(), "too long") || strings.Contains(err.Error(), "unexpected packet") {
		return upload.NewFixable(o.Host+" prints a text where SFTP is spoken", "take what prints it out of the start of the shell there, such as .bashrc")
	}
	return &upload.Temporary{Err: fmt.Errorf("%s does not speak SFTP: %w", o.Host, err)}
}

// failed words what a host answers to a request about a file.
func (h *Host) failed(s *session, doing, full string, err error) error {
	name := h.relative(full)
	answer, isAnswer := errors.AsType[*sftp.StatusError](err)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return upload.NewFixable(fmt.Sprintf("%s does not let you %s %s: permission denied", h.Host, doing, name), "the folder must belong to you there: ask who runs the host")
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: cannot %s %s: %w", h.Host, doing, name, fs.ErrNotExist)
	case !isAnswer:
		return err
	case doing == "write" && h.isFull(s):
		return upload.NewFixable(fmt.Sprintf("the disk of %s is full", h.Host), "make room there")
	}
	message := "it says only that it failed"
	if text := strings.TrimSpace(answer.Error()); !strings.Contains(strings.ToLower(text), `"failure"`) {
		message = text
	}
	hint := ""
	if doing == "write" {
		hint = "is its disk full, or what you may use of it?"
	}
	return upload.NewFixable(fmt.Sprintf("%s cannot %s %s: %s", h.Host, doing, name, message), hint)
}

// isFull asks the host whether there is room for a file of some size.
func (h *Host) isFull(s *session) bool {
	const little = 1 << 20
	disk, err := s.client.StatVFS(h.Dir)
	return err == nil && disk != nil && (disk.Bavail*disk.Frsize < little || disk.Favail == 0 && disk.Files > 0)
}

// relative names a file of the host as the site does.
func (h *Host) relative(full string) string {
	if name, ok := strings.CutPrefix(full, h.Dir+"/"); ok {
		return name
	}
	return full
}
