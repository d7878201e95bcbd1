using Prescreen.Narrative;

namespace Prescreen.Cli.Findings;

/// <summary>Reads documents: the findings in them, or where there are own terms, every mention of these.</summary>
internal sealed class StatementReader(NarrativeReader reader, bool hasOwnTerms, TextSplit split)
{
    /// <summary>The statements of a document in the order in which they stand.</summary>
    public IReadOnlyList<Statement> Read(ReadDocument document, LineMap lines)
    {
        List<Statement> statements = [];
        if (split is TextSplit.Line || (split is TextSplit.Auto && SentenceList.Is(document.Text, lines)))
        {
            for (var line = 1; line <= lines.Count; line++)
            {
                Read(document.Text[lines.StartOf(line)..lines.EndOf(line)], lines.StartOf(line), lines, statements);
            }
        }
        else
        {
            Read(document.Text, 0, lines, statements);
        }

        return statements;
    }

    private void Read(string text, int offset, LineMap lines, List<Statement> into)
    {
        if (hasOwnTerms)
        {
            foreach (var mention in reader.Mentions(text))
            {
                into.Add(new Statement(lines.LineOf(offset + mention.Start), offset + mention.Start, offset + mention.End, mention.Assertion) { Mention = mention });
            }

            return;
        }

        foreach (var finding in reader.Read(text))
        {
            into.Add(new Statement(lines.LineOf(offset + finding.Start), offset + finding.Start, offset + finding.End, finding.Assertion) { Finding = finding });
        }
    }
}
