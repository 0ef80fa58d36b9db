import { notice, type OwnNotice } from './notices';

/** A churn rate by which most customers leave within one period is likely the retention rate. */
export function highChurn(churn: number, argument: string): readonly OwnNotice[] {
  return churn > 0.5 ? [notice('churnLooksLikeRetention', { argument })] : [];
}

/** A retention rate by which most customers leave within one period is likely the churn rate. */
export function lowRetention(retention: number, argument: string): readonly OwnNotice[] {
  return retention < 0.5 ? [notice('retentionLooksLikeChurn', { argument })] : [];
}

/** A discount rate above 100 % is likely a percentage that was entered without its sign. */
export function highRate(rate: number, argument: string): readonly OwnNotice[] {
  return rate > 1 ? [notice('rateLooksLikePercent', { argument })] : [];
}
