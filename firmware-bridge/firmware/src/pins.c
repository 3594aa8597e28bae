#include "pins.h"

#include <avr/io.h>
#include <util/delay.h>

#define ROW_PINS 0xFC /* PD2 ... PD7 */
#define FIRST_ROW 2
#define COLUMN_PINS 0x0F /* PC0 ... PC3 */
#define HOOK_PIN (1 << PC4)
#define LINE1_PIN (1 << PB0)
#define LINE2_PIN (1 << PB1)
#define HOLD_AMBER_PIN (1 << PB2)
#define HOLD_RED_PIN (1 << PB3)
#define BUZZER_PIN (1 << PB4)
#define FAULT_PIN (1 << PB5)
#define OUTPUT_PINS 0x3F

/* Unused inputs are pulled up too, so that they do not float. */
void pins_start(void)
{
	PORTB = 0;
	DDRB = OUTPUT_PINS;
	DDRC = 0;
	PORTC = 0x3F;
	DDRD &= (uint8_t)~ROW_PINS;
	PORTD &= (uint8_t)~ROW_PINS;
}

/* One row at a time is drawn low and the others float, so that two keys held down never join two outputs. */
bool pins_read(uint8_t rows[ROWS])
{
	for (uint8_t row = 0; row < ROWS; row++) {
		DDRD = (uint8_t)((DDRD & ~ROW_PINS) | 1 << (row + FIRST_ROW));
		_delay_us(5); /* a column charges over its pull-up of 10 kOhm */
		rows[row] = (uint8_t)~PINC & COLUMN_PINS;
	}
	DDRD &= (uint8_t)~ROW_PINS;
	return (PINC & HOOK_PIN) == 0;
}

void pins_show(const struct outputs *outputs)
{
	uint8_t pins = 0;
	if (outputs->lamp[LAMP_LINE1])
		pins |= LINE1_PIN;
	if (outputs->lamp[LAMP_LINE2])
		pins |= LINE2_PIN;
	if (outputs->lamp[LAMP_HOLD])
		pins = (uint8_t)(pins | (outputs->hold_is_red ? HOLD_RED_PIN : HOLD_AMBER_PIN));
	if (outputs->lamp[LAMP_FAULT_LAMP])
		pins |= FAULT_PIN;
	if (outputs->buzzer)
		pins |= BUZZER_PIN;
	PORTB = pins;
}
