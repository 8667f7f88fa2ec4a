import type { ReactNode } from "react";
import { Elements } from "./elements";

export const metadata = { title: "Shop API", icons: { icon: "data:," } };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Elements />
        <main>{children}</main>
      </body>
    </html>
  );
}
