/* Key events on their way to the host: numbered, repeated until each is acknowledged. Knows no hardware. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define EVENTS_MAX 32

struct events {
	uint8_t contact[EVENTS_MAX]; /* bit 7: down */
	uint8_t first, count;
	uint8_t number; /* of the first; each has the one after its predecessor's */
	uint8_t repeat_in; /* ms until the first is told again; 0: it has not been told yet */
};

/* False if there is no room: the host has been silent for too long. */
bool events_push(struct events *events, uint8_t contact, bool down);
void events_forget(struct events *events);
void events_acknowledged(struct events *events, uint8_t number);

/* Called each ms, and at once after a push: tells the first event when it is time to. */
void events_tell(struct events *events);
