// What the scripts of workers find besides the browser's own names.

/** Values that the build puts in place of names: see web/build. */
declare const __CONFIG__: any;
declare const __BUILD__: any;

declare var Go: any;
declare function statusdeckExplain(
  next: () => Promise<Uint8Array | null>,
  read: (bytes: number) => void,
  base: string,
  done: (html: string, problem: string) => void,
): void;

// The global scope is that of a service worker; TypeScript's library only knows that
// of workers in general.
declare var registration: ServiceWorkerRegistration;
declare var clients: Clients;
declare function skipWaiting(): Promise<void>;
declare function addEventListener(type: "install" | "activate", listener: (e: ExtendableEvent) => void): void;
declare function addEventListener(type: "fetch", listener: (e: FetchEvent) => void): void;
declare function addEventListener(type: "message", listener: (e: ExtendableMessageEvent) => void): void;
