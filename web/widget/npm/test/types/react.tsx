import type {} from "statusdeck/react";

export const page = (
  <p>
    <http-status code="404" view="badge" lang-constant="go">
      <a href="/status/404/">404 Not Found</a>
    </http-status>
    <http-status-table class="4xx" theme="dark" />
    <http-status-search results="event" />
    {/* @ts-expect-error no such view */}
    <http-status code={404} view="tiny" />
    {/* @ts-expect-error the code is needed */}
    <http-status />
  </p>
);
