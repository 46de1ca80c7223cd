// Types of the scripts of pages that readers should not have to load.

/** Of static/search.js, under the names of what has them. */
declare namespace Search {
  /** root.js: what a query needs before all else. */
  interface Root {
    /** The first term of each piece, sorted. */
    firsts: string[];
    /** Of documents. */
    count: number;
    /** Of the documents, which come first, the oldest first. */
    entries: number;
    /** Of the entries with a date, which come first. */
    dated: number;
    /** With the first document of each. */
    years: [number, number][];
    /** Of languages that are not the page's. */
    directions: Record<string, string>;
    /** Documents in a file of heads. */
    headBlock: number;
    /** Documents in a file of texts. */
    textBlock: number;
    /** Of the texts. */
    languages: string[];
    /** Lists of twelve names, first those of the page's language. */
    months: string[][];
    /** Each with its abbreviation. */
    names: [string, string][];
  }

  /** A word of a folded text, or a run of letters of a script in pairs, with its place. */
  interface Token {
    word: string;
    paired: string;
    start: number;
    end: number;
  }
  type Tokens = (folded: string) => Token[];

  /** The keys of a word: its forms share one of them. */
  type KeysOf = (word: string) => string[];
  /** Ranges of terms in which forms of a word are. */
  type FormRanges = (word: string) => string[][];
  type Distance = (a: string, b: string, limit: number) => number;

  /** Names of months and their beginnings, with the numbers of the months, and a pattern of dates in words. */
  interface Months {
    all: Map<string, Set<number>>;
    written: RegExp;
    /** In the page's language. */
    own?: string[];
  }
  type MonthsOf = (lists: string[][]) => Months;

  /** A part of a query that is more than one word: a date, or a name that has an abbreviation. */
  interface Span {
    start: number;
    end: number;
    /** The dates that it may be, with "@", or the abbreviation. */
    terms: string[];
    /** The date in the words of the page's language. */
    long: string;
    inWords: boolean;
  }
  type Dates = (folded: string, months: Months) => Span[];

  /** A name with its abbreviation. */
  interface Name {
    words: string;
    first: string;
    short: string;
    pattern?: RegExp;
  }
  type NamesIn = (folded: string, names: Name[]) => { start: number; end: number; name: Name }[];

  /** What the index knows of names and dates. */
  interface Known {
    names: Name[];
    months: Months;
  }
  type KnownOf = (root: Root) => Known;

  /** A part of a query: a word, a phrase or a span. */
  interface Chunk {
    text: string;
    not: boolean;
    phrase: boolean;
    span?: Span;
  }
  type Parse = (text: string, known?: Known) => Group[];
  type MakeGroup = (chunk: Chunk, isAtEnd: boolean, known: Known) => Group;

  /** A term to look up: the term itself or all that begin with the prefix ("" for none). */
  interface Lookup {
    term: string;
    prefix: string;
    /** Other forms of it are as good. */
    isWord?: boolean;
    /** A document need not have it. */
    optional?: boolean;
    /** Of the most common of its forms; Infinity if the index has none. */
    rarity?: number;
    /** Not all pieces of the prefix are read. */
    isCut?: boolean;
  }

  /** Terms of which a document must have all. If it is final and finds anything, no other counts. */
  interface Alternative {
    lookups: Lookup[];
    isFinal?: boolean;
  }

  /** One word or phrase of the reader's, with alternatives to look up. */
  interface Alternatives {
    alternatives: Alternative[];
    bySymbol?: boolean;
  }

  interface Group extends Alternatives {
    not: boolean;
    folded: string;
    phrase: string;
    /** Words to mark in texts. */
    sought: Token[];
    /** Names to mark: the word is their abbreviation. */
    also: Name[];
    /** It may be unfinished. */
    isLast: boolean;
  }

  /** A term of the index with its documents, in the encoding of the Go package internal/output/search/index. */
  interface Unit {
    term: string;
    /** 1 for the term itself, less for another form of it or a longer word. */
    share: number;
    rarity: number;
    gaps: string;
    marks: string;
    weight: number;
  }

  interface Query {
    text: string;
    filters: string[];
    from?: number;
    to?: number;
    oldest: boolean;
  }

  /** What a query finds. */
  interface Answer {
    groups: Group[];
    count: number;
    isCut: boolean;
    /** The order. */
    oldest: boolean;
    /** The numbers of the best documents, or of the oldest. */
    take: (n: number, oldestFirst: boolean) => number[];
    /** Still to be checked in the texts. */
    phrases: string[];
    /** How far that has got. */
    checked?: { docs: number[]; next: number; all: number[] };
  }

  /** A stretch of a text and the number of the group that it matches. */
  type Hit = [start: number, end: number, group: number];

  type Load = (kind: string, number: number) => Promise<any[]>;
  type Receive = (kind: string, number: number, data: any) => void;
  type Lookups = (folded: string, isLast: boolean) => Lookup[];

  /** The numbers of the pieces that hold the terms of a range. */
  type Pieces = (from: string, to: string, limit: number) => number[];
  /** The units of the index that match a lookup, with the weight of each. */
  type Units = (lookup: Lookup) => Promise<Unit[]>;
  /** Visits the documents of a unit. */
  type Each = (unit: Unit, visit: (doc: number, weight: number) => void) => void;
  /** For each document the sum of its weights; 0 where a term that it must have is missing. */
  type Scores = (group: Alternatives) => Promise<Float32Array>;
  type Find = (query: Query) => Promise<Answer>;
  /** Title, address, date, its form for machines, type, organ, language; or summary and text. */
  type Row = (doc: number) => Promise<string[]>;
  /** Whether a document has all phrases. */
  type HasPhrases = (doc: number, phrases: string[]) => Promise<boolean>;

  /** A term near a word: with the number of steps between them, weighed by which. */
  interface NearTerm {
    text: string;
    rank: number;
    rarity: number;
    steps: number;
  }
  type NearTerms = (word: string, isPrefix: boolean) => Promise<NearTerm[]>;
  type NearPairs = (word: string) => Promise<NearTerm[]>;
  type ByRank = (list: NearTerm[]) => NearTerm[];
  type Doubtful = (answer: Answer) => { word: string; paired: string; group: Group; rarity: number }[];
  /** Another query that finds something. */
  interface Offer {
    text: string;
    /** As a text of the record has it. */
    isSpelled: boolean;
  }
  type MakeOffer = (text: string, word?: string) => Promise<void>;
  type Spell = (doc: number, word: string) => Promise<string>;
  /** Queries that were perhaps meant, each of which finds something. */
  type Near = (query: Query, answer: Answer) => Promise<string[]>;
  /** The same query with other endings of its last word. */
  type Complete = (query: Query, answer: Answer) => Promise<string[]>;

  /** Where a symbol is in a text, but not as a part of a longer number. */
  type FindSymbol = (text: string, symbol: string) => [number, number][];
  /** Start and end of the match of a token of the query in a token of a text. */
  type Match = (token: Token, sought: Token, isLast: boolean) => [number, number] | undefined;
  /** Where the words of the groups are in a text. */
  type Hits = (text: string, groups: Group[]) => Hit[];
  /** Writes a text with its hits marked. */
  type Write = (element: HTMLElement, text: string, found: Hit[]) => void;
  /** The stretch of a text with most words of the query, and how many those are. */
  type Passage = (text: string, groups: Group[]) => { kinds: number; text: string };
  type BestPassage = (texts: string[], groups: Group[]) => string;

  /** Shows a text at once, but has it read aloud only after a delay, when typing has ended. */
  type Announce = (text: string, delay: number, isHeard?: boolean) => void;
  type OfferNear = (query: Query, answer: Answer, queryNumber: number, isTyping: boolean) => Promise<void>;
  /** A result; its passage follows when the text is there. */
  type Item = (doc: number, groups: Group[]) => Promise<HTMLElement>;
  type Make = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    parent: HTMLElement,
    properties?: Partial<HTMLElementTagNameMap[Name]>,
  ) => HTMLElementTagNameMap[Name];
  /** Reads texts until as many documents have the phrases as are to be shown. */
  type CheckPhrases = (answer: Answer, limit: number) => Promise<{ docs: number[]; known: number; read: number; canContinue: boolean; isPartial: boolean }>;
  /** Shows the results up to a limit. */
  type Show = (answer: Answer, limit: number, queryNumber: number) => Promise<void>;
  /** Writes the query into the address. What is typed without a pause is one step for Back; so is every choice of a limit. */
  type WriteAddress = (how: 'submitted' | 'typing' | 'chosen' | 'moved') => void;
}

/** Of static/filters.js. */
declare namespace Filters {
  /** A card of an entry. */
  interface Card {
    /** The element to hide. */
    item: HTMLElement;
    terms: string[];
    /** The kinds of which it has no chosen value. */
    missed: string[];
  }

  /** A row of a list in which something is found. */
  interface Row {
    row: HTMLElement;
    /** The words of its names, with a space before each. */
    words: string;
    /** Its names without spaces. */
    whole: string;
  }

  /** The values that can be chosen, the kinds of these, and what they filter. */
  interface List {
    /** By term. */
    links: Map<string, HTMLElement>;
    kinds: Set<string>;
    cards: Card[];
    /** The years or months, hidden when none of their cards is shown. */
    periods: Set<HTMLElement>;
  }

  type Once = <Made>(make: () => Made) => () => Made;
  type All = (selector: string, root?: ParentNode) => HTMLElement[];
  /** The part of a box that announces the count; boxes without one are not started. */
  type StatusOf = (box: HTMLElement) => HTMLElement | null;
  /** Writes numbers in the digits of the page. No page has a thousand entries or states, so digits need no groups. */
  type NumberFormat = (box: HTMLElement) => (n: number) => string;
  /** Shows how many items of how many are shown, in the words of the page. */
  type ShowCount = (box: HTMLElement, shown: number, total: number) => void;
  /** Shows the active values, for when the choice itself is folded away, and on paper. */
  type ShowActive = (box: HTMLElement, values: string) => void;
  type IsModified = (event: MouseEvent | KeyboardEvent) => unknown;
  type LinkOf = (event: Event) => HTMLElement | null;
}

/** Of the preview's script, written in by the server: English texts and what they are in the editor's language. */
declare const translations: Record<string, string>;
