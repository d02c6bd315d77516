/** How an opinion map is computed, in English. */
import type { MethodText } from './text-method.ja.ts';

export const methodEn: MethodText = {
  title: 'How an opinion map is computed',
  lead: 'Everything is computed from the votes alone. Nobody sorts people by hand, and no artificial intelligence writes anything. The same votes give the same result, whoever computes it.',
  sections: (p, few) => [
    {
      title: 'What is counted',
      lines: [
        'The last vote of each person on each statement. Where a vote was changed or taken back, only the later one counts.',
        `People who voted on at least ${p.votesLeast} statements (on all, where there are fewer) are placed on the map. Votes of people who voted on fewer are still in the counts of each statement.`,
        'Statements that ask about the person, such as age or part of town, are counted but form no groups.',
        'In everything the city publishes each person counts once. No answers are weighted, for example to match the ages of residents.',
        'People left out for breaking the rules of taking part are counted nowhere. How many they are is published.',
      ],
    },
    {
      title: 'How groups are made',
      lines: [
        'Each person is placed on a plane so that people who vote alike are near each other. The axes have no names.',
        `People near each other are put together in two to ${p.groupsMax} groups.`,
        `Each is repeated ${p.resamplings} times (${few.resamplings} times with up to ${few.people} people) with people drawn again by lot. Of those in which much the same groups come out, the one that separates people most clearly is taken. Where there is none, no groups are shown.`,
        `The votes on each statement are also dealt anew by lot among those who cast them, up to ${p.deals} times. Where the votes as they are do not go together more strongly than in every one of these deals, no groups are shown: they could not be told from chance.`,
        `Below ${p.peopleLeast} people no groups are shown either.`,
      ],
    },
    {
      title: 'How statements are picked',
      lines: [
        '“Shared across groups”: most people of every group agree (or disagree). A large group alone cannot decide it.',
        '“Dividing”: the shares of agreement differ most between groups.',
        '“Typical of a group”: the group answers very differently from everybody else. The groups are made of the same votes, so how sure that is can only be taken as a guide.',
        '“Still unsure”: a larger share passes than on all statements together, more than chance makes likely. Each statement is looked at by itself: of a hundred, two or three may come in by chance alone.',
      ],
    },
    {
      title: 'Which statement comes next',
      lines: ['It is drawn by lot. Statements with few votes, and those that tell much about what people think, are drawn more often. The city does not choose the order.'],
    },
  ],
  limits: {
    title: 'What the result does not say',
    lines: [
      'It does not say what percentage of residents agrees: those who took part chose to come.',
      'The size of a group is not its share of public opinion: it changes with how people are invited.',
      'A group does not say what kind of person somebody is, only that they answered alike here. It need not follow age or part of town.',
      'Groups need not be divided sharply. Where views shade into each other without a gap, the computation may still draw a line somewhere.',
      'Distances on the map are approximate: many statements are seen along two axes only.',
      'The range beside a share shows uncertainty by chance alone, not who came and who did not.',
      'A statement that many agree with is not by itself a decision of the city. What the city does with it stands in the report.',
    ],
  },
  check: {
    title: 'Check it yourself',
    lines: ['After the end all votes are published, without names, under numbers drawn by lot.', 'The program of this site is free to use. This command computes the result again from the published votes and says whether it is the same.'],
    data: 'The votes can be downloaded from the report of each opinion map.',
    list: 'All opinion maps',
  },
  formulas: {
    title: 'The formulas',
    summary: 'Show formulas and fixed numbers',
    caption: 'Formulas of the computation',
    name: 'What',
    formula: 'Formula',
    names: {
      matrix: 'Table', axes: 'Axes', place: 'Place of a person', statementPlace: 'Place of a statement and its distance from the middle', chance: 'More than chance', groups: 'Number of groups', stability: 'Same people together again', share: 'Range of a share', smoothed: 'Smoothed share',
      shareZ: 'Certainty of a share', ratioZ: 'Certainty of a difference', representative: 'How typical of a group', common: 'How shared', division: 'How dividing', priority: 'Weight in the draw',
    },
    few: (value, people, few) => `${value} (up to ${people} people: ${few})`,
    parameters: 'Fixed numbers',
    parameter: 'Name',
    value: 'Value',
    parameterNames: {
      method: 'Version of the method', votesLeast: 'Votes to be on the map', peopleLeast: 'People needed for groups', groupLeast: 'People of a group at least', clustersMax: 'First clusters at most', groupsMax: 'Groups at most', significance: 'Bound of chance (one-sided 90 %, z)',
      resamplings: 'Times that groups are made again', stabilityLeast: 'Least share of the same people together again for groups to be shown', deals: 'Times that votes are dealt anew by lot, at most', movement: 'Movement below which iterations stop', patience: 'Wins in a row before the number of groups changes (live; 1 in reports)',
    },
    seed: 'The seed of the lots is fixed for each opinion map and stands in its report.',
  },
  sources: { title: 'Research it builds on' },
};
