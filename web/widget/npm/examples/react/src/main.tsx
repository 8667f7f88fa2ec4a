import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { register } from "statusdeck";
import type {} from "statusdeck/react";

register({ base: "/codes/", links: true });

function Page() {
  const [count, setCount] = useState(0);
  const [loaded, setLoaded] = useState("");
  useEffect(() => {
    const listen = (e: DocumentEventMap["statusdeck:load"]) => setLoaded((codes) => `${codes} ${e.detail.code}`);
    document.addEventListener("statusdeck:load", listen);
    return () => document.removeEventListener("statusdeck:load", listen);
  }, []);
  return (
    <main>
      <h1>Errors of the API</h1>
      <p>
        Request {count} was answered with{" "}
        <http-status code="429">
          <a href="/codes/status/429/">429 Too Many Requests</a>
        </http-status>
        , others with <a id="link" href="/codes/status/404/">404 Not Found</a>.
      </p>
      <http-status code="422" view="card"></http-status>
      <p id="loaded">{loaded}</p>
      <button onClick={() => setCount(count + 1)}>Again</button>
    </main>
  );
}

createRoot(document.getElementById("root")!).render(<Page />);
