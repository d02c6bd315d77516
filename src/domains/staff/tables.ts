/** Row types of the PostgreSQL schema `staff`; see migrations/. Dates of law are `YYYY-MM-DD` in Tokyo. */
import type { Role } from '#platform/access';
import type { GeneratedAlways } from 'kysely';

type Id = GeneratedAlways<number>;

export interface DepartmentTable {
  id: Id;
  successor_id: number | null;
}

export interface DepartmentPeriodTable {
  department_id: number;
  since: string;
  /** First day on which it is no longer so. */
  until: string | null;
  name: string;
  parent_id: number | null;
  position: number;
}

export interface AppointmentTable {
  id: Id;
  person_id: string;
  role: Role;
  department_id: number | null;
  since: string;
  until: string | null;
  made_at: Date;
  ended_at: Date | null;
}

export interface DelegationTable {
  id: Id;
  appointment_id: number;
  to_person_id: string;
  since: string;
  until: string;
  reason: string;
  made_at: Date;
  ended_at: Date | null;
}

export type StaffTables = {
  'staff.department': DepartmentTable;
  'staff.department_period': DepartmentPeriodTable;
  'staff.appointment': AppointmentTable;
  'staff.delegation': DelegationTable;
};
