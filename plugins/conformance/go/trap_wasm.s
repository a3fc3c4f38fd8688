#include "textflag.h"

// func unreachable(): the instruction of this name, which no Go statement becomes.
TEXT ·unreachable(SB), NOSPLIT, $0-0
	UNDEF
