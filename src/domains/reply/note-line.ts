/** An internal remark as it is shown. */
export interface Note {
  id: number;
  text: string;
  /** Who wrote it, as which role; `job` where the program did. */
  actingAs: string;
  at: Date;
}
