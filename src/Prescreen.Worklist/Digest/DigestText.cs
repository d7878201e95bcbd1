using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Prescreen.Protocols;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Digest;

/// <summary>What a mail says: counts per study and the way to the pages. No patient, and nothing of a study in the subject line.</summary>
internal static class DigestText
{
    /// <summary>The subject line.</summary>
    public static string Subject(PageTexts texts) => texts["digest.subject"];

    /// <summary>The text. <paramref name="since"/> is the site's time of the last mail; null for a first one.</summary>
    public static string Body(ImmutableArray<StudyChanges> changes, IReadOnlyList<Protocol> studies, DateTimeOffset? since, Uri worklist, int most, PageTexts texts)
    {
        var body = new StringBuilder();
        body.Append(since is { } instant ? texts.Format("digest.since", instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)) : texts["digest.first"]).Append('\n');
        foreach (var study in changes)
        {
            var protocol = studies.Single(one => one.Id == study.Study);
            body.Append('\n').Append(protocol.Title).Append(" (").Append(protocol.Study.Value).Append(")\n");
            Line(body, texts, "digest.alerts", study.Alerts);
            Line(body, texts, "digest.candidates", study.Candidates);
            Line(body, texts, "digest.potential", study.Potential);
            Line(body, texts, "digest.distant", study.Distant, StudyChanges.ManyMissing);
            Line(body, texts, "digest.worse", study.Worse);
        }

        return body.Append('\n').Append(texts["digest.review"]).Append('\n').Append(worklist.AbsoluteUri).Append("\n\n")
            .Append(texts["digest.no-patients"]).Append('\n')
            .Append(texts.Format("digest.budget", most, StudyChanges.ManyMissing)).Append('\n')
            .ToString();
    }

    private static void Line(StringBuilder body, PageTexts texts, string key, int count, int? missing = null)
    {
        if (count > 0)
        {
            body.Append("  ").Append(texts.Count(key, count, missing)).Append('\n');
        }
    }
}
