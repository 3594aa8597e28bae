#include "panel.h"

#include <string.h>

#include "due.h"
#include "events.h"
#include "patterns.h"
#include "show.h"
#include "wire.h"

#define HOST_SILENT_FOR 2000 /* ms: four of its beats */

static struct {
	struct line_reader reader;
	struct keys keys;
	struct events events;
	struct due_clock due;
	uint32_t pressed; /* keys whose press, or that they are down, the host was told: only their release is told too */
	uint32_t now;
	uint16_t silent_for;
	uint16_t flash_crc;
	bool greeted;
} panel;

void panel_start(uint16_t flash_crc)
{
	memset(&panel, 0, sizeof panel);
	panel.flash_crc = flash_crc;
	show_nothing();
	show_host_lost();
}

/* What was pressed without a host is nobody's business any more. */
static void lose_host(void)
{
	panel.greeted = false;
	panel.pressed = 0;
	events_forget(&panel.events);
	show_host_lost();
}

static void begin_answer(char kind, const char *id)
{
	line_begin(kind);
	line_char(id[0]);
	line_char(id[1]);
}

static void refuse(const char *id, const char *why)
{
	begin_answer('!', id);
	line_char(' ');
	line_text(why);
	line_end();
}

static void accept(const char *id)
{
	begin_answer('=', id);
	line_end();
}

/* H, protocol version in two digits, four digits that come back. */
static void on_hello(const char *id, const char *rest)
{
	uint32_t protocol, nonce;
	if (!hex_read(&rest, 2, &protocol) || (protocol == PROTOCOL && (!hex_read(&rest, 4, &nonce) || *rest)))
		return refuse(id, "arguments");
	if (protocol != PROTOCOL)
		return refuse(id, "version 1");
	lose_host();
	panel.greeted = true;
	due_set(&panel.due, 0, 0);
	show_nothing();
	begin_answer('=', id);
	line_hex(nonce, 4);
	line_text(" 1 " VERSION " ");
	line_hex(panel.flash_crc, 4);
	line_text(" k24l4b1 ");
	line_char(panel.keys.down >> HOOK & 1 ? 'U' : 'D');
	line_char(' ');
	line_hex(panel.keys.down & 0xFFFFFF, 6);
	line_end();
	panel.pressed = panel.keys.down & 0xFFFFFF;
	if (panel.keys.hook_chatters)
		events_push(&panel.events, CHATTER, true);
}

static bool cue_read(const char **rest, uint8_t patterns, struct told *told)
{
	uint32_t pattern, age;
	if (!hex_read(rest, 1, &pattern) || pattern >= patterns || !hex_read(rest, 4, &age))
		return false;
	told->pattern = (uint8_t)pattern;
	told->age = (uint16_t)age;
	return true;
}

/* S, then for each lamp and last for the buzzer: the pattern, and how long ago it began. */
static void on_show(const char *id, const char *rest)
{
	struct told told[LAMPS + 1];
	for (uint8_t i = 0; i <= LAMPS; i++)
		if (!cue_read(&rest, i < LAMPS ? LAMP_PATTERNS : BUZZER_PATTERNS, &told[i]))
			return refuse(id, "arguments");
	if (*rest)
		return refuse(id, "arguments");
	show_told(told);
	accept(id);
}

/* B, then up to four due moments in ms from now. */
static void on_beat(const char *id, const char *rest)
{
	uint32_t in[DUE_MAX];
	uint8_t count = 0;
	while (*rest) {
		if (count == DUE_MAX || !hex_read(&rest, 6, &in[count]))
			return refuse(id, "arguments");
		count++;
	}
	due_set(&panel.due, in, count);
	begin_answer('=', id);
	line_hex(panel.now, 8);
	line_end();
}

static void on_request(const char *id, char what, const char *rest)
{
	if (what == 'H')
		return on_hello(id, rest);
	if (!panel.greeted)
		return refuse(id, "hello");
	if (what == 'S')
		return on_show(id, rest);
	if (what == 'B')
		return on_beat(id, rest);
	refuse(id, "unknown");
}

static void on_line(const char *text)
{
	const char *rest = text + 1;
	uint32_t number;
	bool numbered = hex_read(&rest, 2, &number);
	if (!numbered || (text[0] != '?' && text[0] != '='))
		return refuse("--", "unknown");
	panel.silent_for = 0;
	if (text[0] == '=')
		events_acknowledged(&panel.events, (uint8_t)number);
	else
		on_request(text + 1, *rest, *rest ? rest + 1 : rest);
}

void panel_read(char byte)
{
	switch (line_read(&panel.reader, byte)) {
	case LINE_GOOD:
		return on_line(panel.reader.text);
	case LINE_BAD_SUM:
		return refuse("--", "sum");
	case LINE_TOO_LONG:
		return refuse("--", "long");
	default:
		return;
	}
}

void panel_overrun(void)
{
	panel.reader.too_long = true;
}

void contact_changed(uint8_t contact, bool down)
{
	uint32_t bit = (uint32_t)1 << contact;
	if (contact == HOOK)
		show_hook(down);
	if (!panel.greeted) {
		if (contact == MUTE && down)
			show_muted();
		return;
	}
	if (contact < KEY_COUNT && !down && !(panel.pressed & bit))
		return;
	panel.pressed = down ? panel.pressed | bit : panel.pressed & ~bit;
	if (!events_push(&panel.events, contact, down))
		lose_host();
}

void panel_tick(const uint8_t rows[ROWS], bool hook)
{
	panel.now++;
	keys_sample(&panel.keys, rows, hook);
	if (panel.greeted && ++panel.silent_for > HOST_SILENT_FOR)
		lose_host();
	if (due_tick(&panel.due, !panel.greeted))
		show_due();
	events_tell(&panel.events);
	show_tick();
}

void panel_outputs(struct outputs *outputs)
{
	show_outputs(outputs);
}
