/** Escalated tickets in time order, equal times in an order that does not change, and the groups they were put into. */
export interface Grouping {
  /** Number of the true incident of each ticket; it says nothing where `falseAlarms` is 1. */
  incidents: Int32Array;
  /** 1 for a ticket that tells of no incident and should not have been escalated: in truth it stands alone. */
  falseAlarms: Uint8Array;
  /** A number that the tickets of a group share, such as the index of its founder; the founder is its first ticket. */
  groups: Int32Array;
  /**
   * 1 for the tickets that the figures are about, null for all. The others still stand in groups: one of them in the group
   * of a counted ticket is a mistake. Count all tickets of an incident or none.
   */
  counted: Uint8Array | null;
  /** Incidents none of whose tickets is here, as none was escalated: each is an alert that never came. */
  missedIncidents: number;
}
