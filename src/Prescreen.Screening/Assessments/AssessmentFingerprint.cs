using System.Security.Cryptography;
using System.Text;
using Prescreen.Evaluation;

namespace Prescreen.Screening.Assessments;

/// <summary>What an assessment says, in 32 hex digits: the protocol, every outcome and the versions of the evidence; not when it was made.</summary>
public static class AssessmentFingerprint
{
    /// <summary>The fingerprint; the same for the same verdicts on the same versions of the same resources.</summary>
    public static string Of(Assessment assessment, IReadOnlyList<Problem> unread)
    {
        var text = new StringBuilder(assessment.Protocol.Fingerprint).Append('\n').Append(assessment.Status.Name());
        foreach (var verdict in assessment.Verdicts)
        {
            text.Append('\n').Append(verdict.Criterion.Id).Append(' ').Append(verdict.Outcome.Name()).Append(' ').Append(verdict.Basis.Name());
            foreach (var evidence in verdict.Evidence.Select(evidence => $" {evidence.Source} {evidence.Compared}").Order(StringComparer.Ordinal))
            {
                text.Append(evidence);
            }
        }

        foreach (var problem in unread.Select(problem => $"\n{problem.Code} {problem.Place}").Order(StringComparer.Ordinal))
        {
            text.Append(problem);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
