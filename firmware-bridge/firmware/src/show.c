#include "show.h"

#include "patterns.h"

static struct {
	struct player lamp[LAMPS], buzzer;
	bool hold_is_red;
	enum buzzer_pattern playing;
} shown;

static void lamp(enum lamp which, enum lamp_pattern pattern, uint16_t age)
{
	play_lamp(&shown.lamp[which], pattern, age);
	if (which == LAMP_HOLD)
		shown.hold_is_red = is_red(pattern);
}

static void buzzer(enum buzzer_pattern pattern, uint16_t age)
{
	shown.playing = pattern;
	play_buzzer(&shown.buzzer, pattern, age);
}

void show_nothing(void)
{
	for (uint8_t which = 0; which < LAMPS; which++)
		lamp(which, LAMP_OFF, 0);
	buzzer(BUZZER_SILENT, 0);
}

void show_told(const struct told told[LAMPS + 1])
{
	for (uint8_t which = 0; which < LAMPS; which++)
		lamp(which, told[which].pattern, told[which].age);
	buzzer(told[LAMPS].pattern, told[LAMPS].age);
}

/* Whoever waits is still waiting: their cue goes on. A new caller's ringing would never end. */
void show_host_lost(void)
{
	lamp(LAMP_FAULT_LAMP, LAMP_HOST_LOST, 0);
	if (shown.playing == BUZZER_RINGING || shown.playing == BUZZER_RETURNED)
		buzzer(BUZZER_SILENT, 0);
}

/* The double beep, again every 10 s for as long as nobody says that it was heard. */
void show_due(void)
{
	lamp(LAMP_HOLD, LAMP_DUE, 0);
	if (shown.playing != BUZZER_ESCALATED)
		buzzer(BUZZER_OVERDUE, 0);
}

void show_muted(void)
{
	buzzer(BUZZER_SILENT, 0);
}

/* The alarm is for a handset that is down; with a host, the host knows. */
void show_hook(bool lifted)
{
	if (lifted && shown.playing == BUZZER_ALARM)
		buzzer(BUZZER_SILENT, 0);
}

void show_tick(void)
{
	for (uint8_t which = 0; which < LAMPS; which++)
		player_tick(&shown.lamp[which]);
	player_tick(&shown.buzzer);
}

void show_outputs(struct outputs *outputs)
{
	for (uint8_t which = 0; which < LAMPS; which++)
		outputs->lamp[which] = player_is_on(&shown.lamp[which]);
	outputs->hold_is_red = shown.hold_is_red;
	outputs->buzzer = player_is_on(&shown.buzzer);
}
