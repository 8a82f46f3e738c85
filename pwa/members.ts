/** What every page that only members open needs besides its own code: icons, and styles of their own. */
import { addStyles } from "./look/add-styles.ts";
import { addIcons } from "./look/icons.tsx";
import { MEMBER_PATHS } from "./look/icons-member.ts";
import styles from "./members.css?url";

export async function prepare(): Promise<void> {
  addIcons(MEMBER_PATHS);
  await addStyles(styles);
}
