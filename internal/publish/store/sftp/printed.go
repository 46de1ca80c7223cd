package sftp

// What ssh prints when it fails: its own words, which are not translated.
const (
	keyChanged     = "REMOTE HOST IDENTIFICATION HAS CHANGED"
	keyUnknown     = "Host key verification failed"
	keysTooMany    = "Too many authentication failures"
	accessDenied   = "Permission denied ("
	nameFailed     = "Temporary failure in name resolution"
	nameUnknown    = "Could not resolve hostname"
	portRefused    = "Connection refused"
	netUnreachable = "Network is unreachable"
	noRoute        = "No route to host"
	timedOut       = "timed out"
	notResponding  = "not responding"
	endedEarly     = "kex_exchange_identification"
	wasReset       = "Connection reset"
	brokenPipe     = "Broken pipe"
	wasClosed      = "Connection closed"
	noSubsystem    = "subsystem request failed"
	badOwner       = "Bad owner or permissions"
	oldKeyTypes    = "no matching host key type"
	oldExchange    = "no matching key exchange method"
)

// onlyMine lets nobody else change the settings of ssh.
const onlyMine = "chmod go-w ~/.ssh ~/.ssh/config"

// address is the host as ssh and its programs take it.
func (o *Options) address() string {
	at := o.Host
	if o.User != "" {
		at = o.User + "@" + at
	}
	if o.Port != "" {
		return "-p " + o.Port + " " + at
	}
	return at
}

func (o *Options) call() string    { return "ssh " + o.address() }
func (o *Options) copyKey() string { return "ssh-copy-id " + o.address() }

// dropKey is the command that takes the key of the host out of the known ones.
func (o *Options) dropKey() string {
	if o.Port != "" {
		return "ssh-keygen -R [" + o.Host + "]:" + o.Port
	}
	return "ssh-keygen -R " + o.Host
}
