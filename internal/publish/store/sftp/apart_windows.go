package sftp

import "syscall"

// apart makes ssh deaf to what is typed in the terminal: Ctrl-C would end the connection that
// is needed to say at the host that nobody publishes there any more.
func apart() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
