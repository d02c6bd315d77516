/** How large a document may be: a draft of 300 printed pages has some 300,000 characters. */
export const documentTextMax = 500_000;
export const documentSectionsMax = 1_000;
export const documentHeadingMax = 200;
export const documentsMax = 30;
