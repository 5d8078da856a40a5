/* commands.c — the table of commands. Floor cli. */
#include "cli.h"

const command *const commands[] = {&check_command, &align_command, &diff_command, &segment_command, &extract_command, &match_command, &audit_command, &explain_command, NULL};
