"use client";

import { useState } from "react";
import type {} from "statusdeck/react";

const codes = [422, 409];

export function Requests() {
  const [count, setCount] = useState(0);
  return (
    <>
      <p id="requests">
        Request {count} was answered with{" "}
        <http-status code={codes[count % 2]}>
          <a href={`/codes/status/${codes[count % 2]}/`}>{codes[count % 2]}</a>
        </http-status>
        , others with <a id="link" href="/codes/status/404/">404 Not Found</a>.
      </p>
      <button onClick={() => setCount(count + 1)}>Again</button>
    </>
  );
}
