import { hydrateRoot } from "react-dom/client";
import { App } from "./react.jsx";

hydrateRoot(document.querySelector("#root"), <App host={window.host} />, { onRecoverableError: (e) => console.error("recovered from: " + e) });
