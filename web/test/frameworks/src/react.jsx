import { useLayoutEffect, useState } from "react";
import { codes, drive, start } from "./state.js";

export const App = ({ host }) => {
  const [s, set] = useState(start);
  // In the task that changes the page, so that a test never sees one without the other.
  useLayoutEffect(() => drive(() => s, set));
  const code = codes[s.code];
  return (
    <main>
      <p>{`The server answers HTTP ${code} today.`}</p>
      <p>Status code {code}, seen {s.count} times, then HTTP 500.</p>
      {s.shown && <p>It is a 410 now.</p>}
      <ul>{s.items.map((item) => <li key={item}>{item}</li>)}</ul>
      <p><a href={`${host}/status/${code}/`}>Read about {code}</a></p>
    </main>
  );
};
