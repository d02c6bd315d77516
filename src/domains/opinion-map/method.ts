/** The formulas of the computation as mathematics writes them, and where they come from; maths/ is their code. */

/** Names of formulas, in the order of the computation; their words stand in text-method. */
export const formulaNames = ['matrix', 'axes', 'place', 'statementPlace', 'chance', 'groups', 'stability', 'share', 'smoothed', 'shareZ', 'ratioZ', 'representative', 'common', 'division', 'priority'] as const;
export type FormulaName = (typeof formulaNames)[number];

/** i: person, j: statement, g: group, A: agree, D: disagree, S: all votes with passes, n: S of one person, m: number of statements. */
export const formulas: Record<FormulaName, string> = {
  matrix: 'R(i,j) = 1, −1, 0;  c(j) = mean of R(i,j) over votes',
  axes: 'v1, v2 = first two eigenvectors of XᵀX;  X(i,j) = R(i,j) − c(j), 0 without vote',
  place: 'p(i) = √(m ÷ n(i)) × Σ (R(i,j) − c(j)) × (v1(j), v2(j));  n(i) = votes of i, and all statements that move nobody',
  statementPlace: 'q(j) = √m × (1 − c(j)) × (v1(j), v2(j));  E(j) = |q(j)|',
  chance: 'Σ (X v1)² > Σ (X′ v1′)² for every X′ in which the votes on each statement are dealt anew among those who cast them',
  groups: 'k = argmax mean of (b − a) ÷ max(a, b),  among those k whose mean J is at least the least stability',
  stability: 'J = mean of |G ∩ G*| ÷ |G ∪ G*|',
  share: '(x + z²÷2n ± z √(x(1−x)÷n + z²÷4n²)) ÷ (1 + z²÷n),  x = A ÷ n,  z = 1.96',
  smoothed: 'P = (A + 1) ÷ (S + 2)',
  shareZ: 'z₁ = 2 √(S+1) × ((A+1) ÷ (S+1) − ½)',
  ratioZ: 'z₂ = (π₁ − π₂) ÷ √(π(1−π)(1÷(S₁+1) + 1÷(S₂+1))),  π₁ = (A₁+1)÷(S₁+1),  π = (A₁+A₂+2)÷(S₁+S₂+2)',
  representative: 'r × z₂ × P × z₁,  r = P(g) ÷ P(others),  where z₁ > 1.2816 and z₂ > 1.2816',
  common: 'Π (A(g) + 1) ÷ (S(g) + 2),  where (2 A(g) − S(g)) ÷ √S(g) > 1.2816 in every group',
  division: 'max P(g) − min P(g),  where z₂ of these two groups > 1.2816',
  priority: '((1 − (pass+1)÷(S+2)) × (E+1) × (A+1)÷(S+2) × (1 + 8 × 2^(−S÷5)))²',
};

export interface Source {
  text: string;
  url: string;
}

export const sources: Source[] = [
  { text: 'C. Small, M. Bjorkegren, T. Erkkilä, L. Shaw, C. Megill (2021). Polis: Scaling Deliberation by Mapping High Dimensional Opinion Spaces. Recerca 26(2).', url: 'https://doi.org/10.6035/recerca.5516' },
  { text: 'E. B. Wilson (1927). Probable Inference, the Law of Succession, and Statistical Inference. JASA 22.', url: 'https://doi.org/10.1080/01621459.1927.10502953' },
  { text: 'S. P. Lloyd (1982). Least Squares Quantization in PCM. IEEE Trans. Inf. Theory 28.', url: 'https://doi.org/10.1109/TIT.1982.1056489' },
  { text: 'P. J. Rousseeuw (1987). Silhouettes: A Graphical Aid to the Interpretation and Validation of Cluster Analysis. J. Comput. Appl. Math. 20.', url: 'https://doi.org/10.1016/0377-0427(87)90125-7' },
  { text: 'C. Hennig (2007). Cluster-wise Assessment of Cluster Stability. Comput. Stat. Data Anal. 52.', url: 'https://doi.org/10.1016/j.csda.2006.11.025' },
  { text: 'J. L. Horn (1965). A Rationale and Test for the Number of Factors in Factor Analysis. Psychometrika 30.', url: 'https://doi.org/10.1007/BF02289447' },
  { text: 'A. Buja, N. Eyuboglu (1992). Remarks on Parallel Analysis. Multivariate Behav. Res. 27.', url: 'https://doi.org/10.1207/s15327906mbr2704_2' },
  { text: 'P. S. Efraimidis, P. G. Spirakis (2006). Weighted Random Sampling with a Reservoir. Inf. Process. Lett. 97.', url: 'https://doi.org/10.1016/j.ipl.2005.11.003' },
];
