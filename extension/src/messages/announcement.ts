// What a history server says about itself, the same to everybody.

/** How many had to see a price before it is published. */
export interface Required {
  keys: number;
  networks: number;
}

export interface ServerAnnouncement {
  /** How many digits of a product's hash to ask with; 0: there is one group of all products. */
  prefix_length: number;
  /** About how many products it knows. */
  products?: number;
  /** About how many of them one answer holds: the server learns that one of these is looked at. */
  bucket_products?: number;
  /** For how many UTC days, today included, it takes prices. */
  open_days: number;
  required?: Required;
}

/** Fewer products than this in a group, and asking for it says too much. */
export const FEWEST_PRODUCTS = 15;

/** Whether the groups are so small that the server can well guess which product is looked at. */
export const areGroupsSmall = ({ bucket_products: count }: ServerAnnouncement): boolean =>
  count !== undefined && count < FEWEST_PRODUCTS;
