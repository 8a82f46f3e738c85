export default function Station() {
  return null;
}
