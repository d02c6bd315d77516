/** Row types of the PostgreSQL schema `follow`; see migrations/. */

export interface FollowerTable {
  /** UUID. */
  id: string;
  email: string;
  email_key: string;
  token: string;
  lang: 'ja' | 'en';
  rhythm: 'daily' | 'weekly';
  person_id: string | null;
  letters_on: string;
  letters: number;
}

export interface FollowingTable {
  id: string;
  follower_id: string;
  kind: 'programme' | 'measure' | 'department';
  key: string;
  asked_at: Date;
  confirmed_at: Date | null;
  token_sha256: Buffer | null;
  rhythm: 'daily' | 'weekly';
  lang: 'ja' | 'en';
}

export interface AnnouncementTable {
  id: bigint;
  kind: string;
  path: string;
  title_ja: string;
  title_en: string;
  programmes: string[];
  measures: string[];
  departments: string[];
  at: Date;
  noted_at: Date;
}

export interface ToldTable {
  follower_id: string;
  announcement_id: bigint;
  told_at: Date;
}

export interface DigestTable {
  day: string;
  written_at: Date;
}

export type FollowTables = {
  'follow.follower': FollowerTable;
  'follow.following': FollowingTable;
  'follow.announcement': AnnouncementTable;
  'follow.told': ToldTable;
  'follow.digest': DigestTable;
};
