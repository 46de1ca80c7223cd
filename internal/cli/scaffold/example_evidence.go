package scaffold

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// letter is a paper of one page. A PDF document says where each of its parts begins.
func letter() []byte {
	const words = "BT /F1 14 Tf 48 180 Td 20 TL (To the families at Northern Port:) Tj T*\n" +
		"(the reading room is open on three days in May.) Tj T*\n" +
		"(An invented letter of an invented archivist.) Tj ET\n"
	var file bytes.Buffer
	file.WriteString("%PDF-1.4\n")
	parts := []string{
		"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 240] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", len(words), words),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	index := "0000000000 65535 f \n"
	for i, part := range parts {
		index += fmt.Sprintf("%010d 00000 n \n", file.Len())
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, part)
	}
	start := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(parts)+1, index, len(parts)+1, start)
	return file.Bytes()
}

// bell is a sound of one second that fades, as a WAV recording.
func bell() []byte {
	const rate, period, silence = 8000, 18, 128
	sound := make([]byte, rate)
	for i := range sound {
		wave := i % period
		wave = min(wave, period-wave)*4 - period // a triangle from -18 to 18
		loud := rate - i
		sound[i] = byte(silence + wave*4*loud/rate*loud/rate)
	}
	var file []byte
	number := func(n int) { file = binary.LittleEndian.AppendUint32(file, uint32(n)) }
	file = append(file, "RIFF"...)
	number(4 + 8 + 16 + 8 + rate)
	file = append(file, "WAVEfmt "...)
	number(16)
	number(1<<16 | 1) // one track of plain samples
	number(rate)
	number(rate)
	number(8<<16 | 1) // of eight bits, one byte each
	file = append(file, "data"...)
	number(rate)
	return append(file, sound...)
}
