#include "wire.h"

#define SUM_LENGTH 5 /* asterisk and four digits */

uint16_t crc16(uint16_t crc, uint8_t byte)
{
	crc ^= (uint16_t)(byte << 8);
	for (uint8_t bit = 0; bit < 8; bit++)
		crc = crc & 0x8000 ? (uint16_t)((crc << 1) ^ 0x1021) : (uint16_t)(crc << 1);
	return crc;
}

static bool digit_of(char byte, uint8_t *digit)
{
	if (byte >= '0' && byte <= '9')
		*digit = (uint8_t)(byte - '0');
	else if (byte >= 'A' && byte <= 'F')
		*digit = (uint8_t)(byte - 'A' + 10);
	else
		return false;
	return true;
}

bool hex_read(const char **from, uint8_t digits, uint32_t *value)
{
	*value = 0;
	for (; digits > 0; digits--) {
		uint8_t digit;
		if (!digit_of(**from, &digit))
			return false;
		*value = *value << 4 | digit;
		(*from)++;
	}
	return true;
}

static bool sum_is_right(struct line_reader *reader)
{
	if (reader->length <= SUM_LENGTH)
		return false;
	uint8_t end = (uint8_t)(reader->length - SUM_LENGTH);
	if (reader->text[end] != '*')
		return false;
	uint16_t crc = 0xFFFF;
	for (uint8_t i = 0; i < end; i++)
		crc = crc16(crc, (uint8_t)reader->text[i]);
	const char *sum = reader->text + end + 1;
	uint32_t told;
	bool right = hex_read(&sum, 4, &told) && told == crc;
	reader->text[end] = '\0';
	return right;
}

static enum line_state line_ended(struct line_reader *reader)
{
	enum line_state state;
	reader->text[reader->length] = '\0';
	if (reader->too_long)
		state = LINE_TOO_LONG;
	else if (reader->length == 0)
		state = LINE_NONE; /* an empty line is no line: it only ends garbage */
	else
		state = sum_is_right(reader) ? LINE_GOOD : LINE_BAD_SUM;
	reader->length = 0;
	reader->too_long = false;
	return state;
}

enum line_state line_read(struct line_reader *reader, char byte)
{
	if (byte == '\n')
		return line_ended(reader);
	if (reader->length < LINE_MAX)
		reader->text[reader->length++] = byte;
	else
		reader->too_long = true;
	return LINE_NONE;
}

static uint16_t sum_so_far;

void line_begin(char kind)
{
	sum_so_far = 0xFFFF;
	line_char(kind);
}

void line_char(char byte)
{
	sum_so_far = crc16(sum_so_far, (uint8_t)byte);
	wire_put(byte);
}

void line_text(const char *text)
{
	while (*text)
		line_char(*text++);
}

void line_hex(uint32_t value, uint8_t digits)
{
	while (digits > 0) {
		digits--;
		line_char("0123456789ABCDEF"[value >> (4 * digits) & 0xF]);
	}
}

void line_end(void)
{
	uint16_t sum = sum_so_far;
	line_char('*');
	line_hex(sum, 4);
	wire_put('\n');
}
