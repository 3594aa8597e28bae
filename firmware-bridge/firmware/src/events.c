#include "events.h"

#include "keys.h"
#include "wire.h"

#define REPEAT_AFTER 60 /* ms: a round trip takes 5 */
#define DOWN 0x80

bool events_push(struct events *events, uint8_t contact, bool down)
{
	if (events->count == EVENTS_MAX)
		return false;
	uint8_t place = (uint8_t)((events->first + events->count) % EVENTS_MAX);
	events->contact[place] = (uint8_t)(contact | (down ? DOWN : 0));
	events->count++;
	return true;
}

static void drop(struct events *events, uint8_t count)
{
	events->first = (uint8_t)((events->first + count) % EVENTS_MAX);
	events->number = (uint8_t)(events->number + count);
	events->count = (uint8_t)(events->count - count);
	events->repeat_in = 0;
}

void events_forget(struct events *events)
{
	/* At least one number further: the acknowledgement of a forgotten event must not count for the next one. */
	drop(events, events->count);
	events->number++;
}

void events_acknowledged(struct events *events, uint8_t number)
{
	if (events->count > 0 && number == events->number)
		drop(events, 1);
}

static void tell(uint8_t number, uint8_t event)
{
	uint8_t contact = event & (uint8_t)~DOWN;
	bool down = (event & DOWN) != 0;
	line_begin('?');
	line_hex(number, 2);
	if (contact == HOOK) {
		line_text(down ? "HU" : "HD");
	} else if (contact == CHATTER) {
		line_text(down ? "HC" : "HQ");
	} else {
		line_char(down ? 'P' : 'R');
		line_hex(contact, 2);
	}
	line_end();
}

void events_tell(struct events *events)
{
	if (events->count == 0)
		return;
	if (events->repeat_in > 0 && --events->repeat_in > 0)
		return;
	events->repeat_in = REPEAT_AFTER;
	tell(events->number, events->contact[events->first]);
}
