//go:build !unix

package source

import "os"

const readFlags = os.O_RDONLY
