package view

// VerifyView is the page on checking a copy.
type VerifyView struct {
	Key        string   // the public key that signs, as minisign writes it
	Older      []string // keys that signed before
	Site       string   // the site's address, which the signature names
	Host       string   // of Site: the name of the signer for ssh-keygen
	Signer     string   // the line by which ssh-keygen knows the key
	Namespace  string   // of the signature for ssh-keygen
	Zip        string   // the path of the site as one file; "" if there is none
	PowerShell string   // a command of Windows that names the files that are not as listed
}
