/** Large parts that few people ask for: the service worker keeps them once they were, and not before. */
export const LATE_PARTS = ["assets/word-*", "assets/document-*"];
