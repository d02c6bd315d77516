/** The year in browsers that run no script. */
import { mouseHands } from './hands.ts';
import { tellYear } from './year-story.ts';

tellYear('a year of the town, without any script', { scripts: false, hands: mouseHands });
