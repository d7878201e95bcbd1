using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>
/// The results of some concepts sorted by what they are worth towards a window (clinical.md §2.3, §7 Results): those that decide, the latest stale one,
/// undated ones, and whether placeholders ("pending", "see comment") were set aside.
/// </summary>
internal sealed class ResultSelection
{
    /// <summary>A window without end.</summary>
    public const int Ever = 99_000;

    // Never added to: the two lists are made when there is something to add.
    private static readonly List<ResultFact> Empty = [];
    private List<ResultFact>? deciding;
    private List<ResultFact>? undated;

    /// <summary>The latest in the window, with all that may be of the same time; empty where none.</summary>
    public List<ResultFact> Deciding => deciding ?? Empty;

    /// <summary>True where every deciding one has a date too vague to say that it lies in the window.</summary>
    public bool IsVague { get; private set; }

    /// <summary>The latest before the window; null where none.</summary>
    public ResultFact? Stale { get; private set; }

    /// <summary>Those with neither effective nor issued time.</summary>
    public List<ResultFact> Undated => undated ?? Empty;

    /// <summary>A placeholder that refers to a comment; null where none.</summary>
    public ResultFact? Comment { get; private set; }

    /// <summary>A placeholder that says the result is still to come; null where none.</summary>
    public ResultFact? Pending { get; private set; }

    /// <summary>Sorts the results of the concepts towards the window of the last days.</summary>
    public static ResultSelection Of(EvaluationContext context, ImmutableArray<Concept> concepts, int days, bool wordsCount = false)
    {
        var selection = new ResultSelection();
        List<(ResultFact Result, DateInterval When, Timing Timing)>? inside = null;
        foreach (var concept in concepts)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is ResultFact result && (wordsCount || result.Concepts.Contains(concept)) && IsResult(result))
                {
                    selection.Place(result, context, days, ref inside);
                }
            }
        }

        if (inside is not null)
        {
            selection.Decide(inside, context.AsOf);
        }

        return selection;
    }

    /// <summary>When a result was so: its own time, or that of the Observation it is a component of.</summary>
    public static DateInterval? TimeOf(ResultFact result) => result.Effective ?? result.Whole?.Effective;

    /// <summary>How far a result has come, or the Observation it is a component of.</summary>
    public static ResultStatus StatusOf(ResultFact result) => (result.Whole ?? result).Status;

    private static bool IsResult(ResultFact result)
        => StatusOf(result) is not ResultStatus.Registered && !result.IsDataAbsent && (result.Value.Kind is not ValueKind.None || !result.Interpretation.IsEmpty || result.Components.Count > 0);

    private void Place(ResultFact result, EvaluationContext context, int days, ref List<(ResultFact, DateInterval, Timing)>? inside)
    {
        var time = TimeOf(result);
        var timing = time is { } when ? context.AsOf.Within(when, days) : Timing.Inside;
        if (timing is Timing.After)
        {
            return;
        }

        switch (Placeholder.Of(result.Value, context.Protocol.Answers))
        {
            case PlaceholderKind.Pending when timing is not Timing.Before:
                Pending = result;
                return;
            case PlaceholderKind.Comment when timing is not Timing.Before:
                Comment = result;
                return;
            case PlaceholderKind.Pending or PlaceholderKind.Comment:
                return;
            case PlaceholderKind.None:
                break;
        }

        if (time is not { } dated)
        {
            if (!Undated.Contains(result))
            {
                (undated ??= []).Add(result);
            }
        }
        else if (timing is Timing.Before)
        {
            Stale = Stale is null || TimeOf(Stale)!.Value.Start < dated.Start ? result : Stale;
        }
        else
        {
            (inside ??= new(1)).Add((result, dated, timing));
        }
    }

    private void Decide(List<(ResultFact Result, DateInterval When, Timing Timing)> inside, AsOf asOf)
    {
        var latest = inside[0].When;
        foreach (var (_, when, _) in inside)
        {
            latest = when.Start > latest.Start || (when.Start == latest.Start && when.End > latest.End) ? when : latest;
        }

        IsVague = true;
        foreach (var (result, when, timing) in inside)
        {
            // The last moment it may be of: no result is of a time to come.
            var end = when.End > asOf.Instant && !when.IsInstant ? asOf.Instant.AddTicks(1) : when.End;
            if ((end > latest.Start || (when.IsInstant && when.Start == latest.Start)) && !Deciding.Contains(result))
            {
                (deciding ??= new(1)).Add(result);
                IsVague &= timing is Timing.Straddles;
            }
        }
    }
}
