/* Lamp and buzzer patterns: the rhythms of device/ports/patterns.ts. Knows no hardware. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* As they are numbered on the wire. */
enum lamp_pattern {
	LAMP_OFF, LAMP_RINGING, LAMP_IN_USE, LAMP_WAITING, LAMP_APPROACHING, LAMP_DUE, LAMP_OVERDUE, LAMP_ESCALATED,
	LAMP_ALARM, LAMP_FAULT, LAMP_PATTERNS,
	LAMP_HOST_LOST = LAMP_PATTERNS /* the panel's own */
};

enum buzzer_pattern {
	BUZZER_SILENT, BUZZER_RINGING, BUZZER_DUE, BUZZER_OVERDUE, BUZZER_ESCALATED, BUZZER_RETURNED, BUZZER_ALARM,
	BUZZER_PATTERNS
};

struct rhythm;

struct player {
	const struct rhythm *rhythm; /* in flash; null: nothing any more */
	uint8_t step;
	uint16_t left; /* ms of this step */
};

/* Begins a pattern that began `age` ms ago. */
void play_lamp(struct player *player, enum lamp_pattern pattern, uint16_t age);
void play_buzzer(struct player *player, enum buzzer_pattern pattern, uint16_t age);

/* One ms goes by. */
void player_tick(struct player *player);
bool player_is_on(const struct player *player);

/* On a two-colour lamp these are red. */
bool is_red(enum lamp_pattern pattern);
