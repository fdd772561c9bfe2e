#include "model/roll.h"

enum attendance_role roll_called_as(int member_role, bool own_office)
{
	if (member_role == ROLE_OFFICE || (member_role == ROLE_SECRETARY && own_office))
		return ATTENDS_AS_STAFF;
	return ATTENDS_AS_MEMBER;
}
