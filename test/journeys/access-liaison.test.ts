/** Journey (g): every page as a liaison on a phone, in three languages and both themes. */
import { walk } from "./access-walk.ts";

walk("liaison", "dark");
