/* What a text in HTML says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/plain_text.h"

#include "cmocka.h"

static void says(const char *html, bool document, const char *wanted)
{
	char *text = plain_text(html, document);

	assert_string_equal(text, wanted);
	free(text);
}

static void a_document_as_outlook_writes_it(void **state)
{
	(void)state;
	says("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2//EN\">\n<HTML>\n<HEAD>\n<TITLE>x</TITLE>\n"
	     "<style>p > a {margin:0}</style></HEAD>\n<BODY>\n<!-- a > b -->\n"
	     "<P DIR=LTR><SPAN LANG=\"sv\">V&auml;lkomna&nbsp;till\n m&#246;tet</SPAN></P>\n"
	     "<P>Lokal: <b>Sal&nbsp;3</b><br>V&#xE5;ning 2</P></BODY></HTML>",
		true, "Välkomna till mötet\nLokal: Sal 3\nVåning 2\n");
	says("<ul><li>Ett</li><li>Två</li></ul><table><tr><td>a</td><td>b</td></tr></table>", true,
		"- Ett\n- Två\na b\n");
}

static void marks_in_a_plain_text(void **state)
{
	(void)state;
	says("Hej\n<b>Viktigt</b> 1 < 2 &amp; 3<br>Slut", false, "Hej\nViktigt 1 < 2 & 3\nSlut");
	assert_true(is_html("a<BR/>b"));
	assert_false(is_html("1 < 2, <se nedan>"));
}

static void a_link_says_where_it_leads(void **state)
{
	(void)state;
	says("<a href=\"https://x.example/?a=1&amp;b=2\">Delta</a>.", false,
		"Delta <https://x.example/?a=1&b=2>.");
	says("<a href=\"https://x.example\">https://x.example</a>", false, "https://x.example");
	says("<a href=\"javascript:alert(1)\">Klicka</a>", false, "Klicka");
}

static void letters_in_a_plain_text(void **state)
{
	char *text = plain_entities("R&amp;D &#8211; <m&ouml;te> & fika &co;");

	(void)state;
	assert_string_equal(text, "R&D – <möte> & fika &co;");
	free(text);
	assert_true(has_entities("a&#38;b"));
	assert_false(has_entities("R&D; a & b; &# ; &co;"));
}

static void broken_html_ends(void **state)
{
	(void)state;
	says("a <b", false, "a <b");
	says("a<style>x</p>", true, "a");
	says("<!-- x> y", true, "");
	says("&#; &#xZ; &#99999999999; &nej", false, "&#; &#xZ; &#99999999999; &nej");
	says("", true, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_as_outlook_writes_it),
		cmocka_unit_test(marks_in_a_plain_text),
		cmocka_unit_test(a_link_says_where_it_leads),
		cmocka_unit_test(letters_in_a_plain_text),
		cmocka_unit_test(broken_html_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
