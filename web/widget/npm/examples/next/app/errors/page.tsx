import Link from "next/link";
import type {} from "statusdeck/react";

export default function Errors() {
  return (
    <>
      <h1>All errors</h1>
      <http-status code="404" view="card"></http-status>
      <Link href="/">Back</Link>
    </>
  );
}
