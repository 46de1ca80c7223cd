//go:build !unix

package sitedir

import "os"

const readFlags = os.O_RDONLY
