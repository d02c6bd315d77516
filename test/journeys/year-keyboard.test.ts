/** The year as somebody lives it who uses no mouse. */
import { keyboardHands } from './hands.ts';
import { tellYear } from './year-story.ts';

tellYear('a year of the town, with the keyboard alone', { scripts: true, hands: keyboardHands });
