/** `npm run seal-key`: prints a new key for signing tree heads, as the secret SEAL_KEY wants it. */
import { newSealKey } from "./server.ts";

process.stdout.write(await newSealKey());
