#include "tui/screen/clipboard.h"

#include <string.h>

#include "base/buf.h"

#include "tui/screen/term_inside.h"

void clipboard_put(struct term *t, const char *text)
{
	struct buf b = { 0 };

	if (!t)
		return;
	buf_puts(&b, "\033]52;c;");
	buf_base64(&b, text, strlen(text));
	buf_putc(&b, '\a');
	blit_send(b.s, b.len);
	buf_release(&b);
}
