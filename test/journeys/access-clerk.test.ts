/** Journey (g): every page as a clerk, in three languages, both themes, at both widths and at twice the text size. */
import { walk } from "./access-walk.ts";

walk("clerk", "light");
