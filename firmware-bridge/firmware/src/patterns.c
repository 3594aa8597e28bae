#include "patterns.h"

#include <avr/pgmspace.h>

#define STEPS_MAX 8
#define FOREVER 0xFFFF

/* On and off in turn, in ms, beginning with on. An even number of steps where they come again. */
struct rhythm {
	uint8_t count;
	bool again;
	uint16_t steps[STEPS_MAX];
};

static const struct rhythm LAMP_RHYTHMS[LAMP_PATTERNS + 1] PROGMEM = {
	[LAMP_OFF] = { 0, false, { 0 } },
	[LAMP_RINGING] = { 4, true, { 250, 250, 250, 750 } },
	[LAMP_IN_USE] = { 1, false, { FOREVER } },
	[LAMP_WAITING] = { 2, true, { 1000, 1000 } },
	[LAMP_APPROACHING] = { 2, true, { 400, 400 } },
	[LAMP_DUE] = { 2, true, { 150, 150 } },
	[LAMP_OVERDUE] = { 2, true, { 150, 150 } },
	[LAMP_ESCALATED] = { 6, true, { 100, 100, 100, 100, 100, 500 } },
	[LAMP_ALARM] = { 2, true, { 100, 100 } },
	[LAMP_FAULT] = { 1, false, { FOREVER } },
	[LAMP_HOST_LOST] = { 2, true, { 100, 900 } },
};

static const struct rhythm BUZZER_RHYTHMS[BUZZER_PATTERNS] PROGMEM = {
	[BUZZER_SILENT] = { 0, false, { 0 } },
	[BUZZER_RINGING] = { 4, true, { 400, 200, 400, 3000 } },
	[BUZZER_DUE] = { 3, false, { 150, 150, 150 } },
	[BUZZER_OVERDUE] = { 4, true, { 150, 150, 150, 9550 } },
	[BUZZER_ESCALATED] = { 8, true, { 150, 100, 150, 100, 150, 100, 500, 3750 } },
	[BUZZER_RETURNED] = { 8, true, { 80, 80, 80, 80, 80, 80, 80, 2440 } },
	[BUZZER_ALARM] = { 2, true, { 500, 250 } },
};

static void enter_step(struct player *player, uint8_t step)
{
	const struct rhythm *rhythm = player->rhythm;
	uint8_t count = pgm_read_byte(&rhythm->count);
	if (step >= count && !(count > 0 && pgm_read_byte(&rhythm->again))) {
		player->rhythm = 0;
		return;
	}
	player->step = step < count ? step : 0;
	player->left = pgm_read_word(&rhythm->steps[player->step]);
}

static void play(struct player *player, const struct rhythm *rhythm, uint16_t age)
{
	player->rhythm = rhythm;
	enter_step(player, 0);
	while (player->rhythm && player->left != FOREVER && age >= player->left) {
		age = (uint16_t)(age - player->left);
		enter_step(player, (uint8_t)(player->step + 1));
	}
	if (player->rhythm && player->left != FOREVER)
		player->left = (uint16_t)(player->left - age);
}

void play_lamp(struct player *player, enum lamp_pattern pattern, uint16_t age)
{
	play(player, &LAMP_RHYTHMS[pattern], age);
}

void play_buzzer(struct player *player, enum buzzer_pattern pattern, uint16_t age)
{
	play(player, &BUZZER_RHYTHMS[pattern], age);
}

void player_tick(struct player *player)
{
	if (!player->rhythm || player->left == FOREVER)
		return;
	if (--player->left == 0)
		enter_step(player, (uint8_t)(player->step + 1));
}

bool player_is_on(const struct player *player)
{
	return player->rhythm && (player->step & 1) == 0;
}

bool is_red(enum lamp_pattern pattern)
{
	return (pattern >= LAMP_DUE && pattern <= LAMP_FAULT) || pattern == LAMP_HOST_LOST;
}
