package opener

import "syscall"

// apart makes a program deaf to what is typed in the terminal of this one: Ctrl-C
// would end an editor with what is not saved.
func apart() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}
