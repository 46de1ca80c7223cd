package media

import "slices"

// profileParts are the segments of a JPEG file that hold a colour profile.
type profileParts struct {
	parts [][]byte // by number
	size  int
}

// add adds one segment: its number, from 1, how many there are, and its data.
func (p *profileParts) add(segment []byte) error {
	if len(segment) < 2 || segment[0] == 0 || segment[0] > segment[1] {
		return broken("the numbers of the parts of its colour profile are wrong")
	}
	number, count := int(segment[0]), int(segment[1])
	if p.parts == nil {
		p.parts = make([][]byte, count)
	}
	if count != len(p.parts) || p.parts[number-1] != nil {
		return broken("the numbers of the parts of its colour profile are wrong")
	}
	p.parts[number-1] = segment[2:]
	if p.size += len(segment) - 2; p.size > maxProfile {
		return broken("its colour profile is larger than %d MB", maxProfile>>20)
	}
	return nil
}

// join returns the cleaned profile; nil if there is none.
func (p *profileParts) join() ([]byte, error) {
	for _, part := range p.parts {
		if part == nil {
			return nil, broken("a part of its colour profile is missing")
		}
	}
	return cleanProfile(slices.Concat(p.parts...)), nil
}

// splitProfile returns the segments of a JPEG file that hold a profile.
func splitProfile(profile []byte) [][]byte {
	const maxPart = 65533 - len(profilePrefix) - 2
	count := (len(profile) + maxPart - 1) / maxPart
	var segments [][]byte
	for i, part := range slices.Collect(slices.Chunk(profile, maxPart)) {
		length := 2 + len(profilePrefix) + 2 + len(part)
		head := append([]byte{0xFF, markAPP + 2, byte(length >> 8), byte(length)}, profilePrefix...)
		segments = append(segments, slices.Concat(head, []byte{byte(i + 1), byte(count)}, part))
	}
	return segments
}
