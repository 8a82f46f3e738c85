/** Journey (g): every page as a liaison, in three languages, both themes, at both widths and at twice the text size. */
import { walk } from "./access-walk.ts";

walk("liaison", "dark");
