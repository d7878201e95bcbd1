using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Remembers a table's column names, so that a plain 60 under "%" is a share and a plain 2 under "Score" a score.</summary>
internal sealed class StainTable
{
    private readonly List<(int Cell, string Column)> columns = [];

    /// <summary>Another report.</summary>
    public void Forget() => columns.Clear();

    /// <summary>True where the sentence is a row of column names.</summary>
    public bool ReadHeader(SentenceReading sentence)
    {
        var names = 0;
        foreach (var hit in sentence.Stains)
        {
            names += hit.Is(StainRoles.Column) ? 2 : hit.Is(StainRoles.Score) || hit.Is(StainRoles.Percent) ? 1 : 0;
        }

        if (names < 3)
        {
            return false;
        }

        columns.Clear();
        foreach (var hit in sentence.Stains)
        {
            if (hit.Is(StainRoles.Column) || hit.Is(StainRoles.Percent) || hit.Is(StainRoles.Score))
            {
                columns.Add((CellOf(sentence, hit.First), hit.Is(StainRoles.Column) ? hit.Value! : hit.Is(StainRoles.Score) ? "score" : "percent"));
            }
        }

        AddPercentSigns(sentence);
        return true;
    }

    /// <summary>Makes plain numbers of a row what their column says.</summary>
    public void Complete(SentenceReading sentence, StainItems items)
    {
        if (sentence.BeginsParagraph)
        {
            columns.Clear();
        }

        for (var at = 0; columns.Count > 0 && at < items.Count; at++)
        {
            var isPlain = items[at].Kind is StainKind.Number || (items[at].Kind is StainKind.Score && items[at].End == items[at].First + 1);
            if (!isPlain || items[at].Range is not { } range || items[at].First == 0)
            {
                continue;
            }

            var cell = CellOf(sentence, items[at].First);
            var column = columns.Find(one => one.Cell == cell).Column;
            if (column is "percent" && range.High is null or <= 100)
            {
                items.Replace(at, new StainItem(StainKind.Share, items[at].First, items[at].End, Range: range));
            }
            else if (column is "score" && range.Low is 0 or 1 or 2 or 3)
            {
                items.Replace(at, StainScores.Of(items[at], range.Low!.Value));
            }
        }
    }

    private void AddPercentSigns(SentenceReading sentence)
    {
        for (var at = 0; at < sentence.Tokens.Length; at++)
        {
            if (sentence.Tokens[at].Is('%'))
            {
                columns.Add((CellOf(sentence, at), "percent"));
            }
        }
    }

    private static int CellOf(SentenceReading sentence, int token)
    {
        var cell = 0;
        for (var at = 1; at <= token; at++)
        {
            cell += sentence.Tokens[at].Gap is Gap.Wide || sentence.Tokens[at].Is('|') ? 1 : 0;
        }

        return cell;
    }
}
