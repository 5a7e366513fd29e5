// A page as a content script hands it over, and when.
export interface PageToRead {
  url: string;
  extract: string;
  /** From a private window: nothing is kept and nothing is sent. */
  is_private: boolean;
  now: Date;
}
