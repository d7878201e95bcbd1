using Prescreen.Facts;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>What a sentence says of one marker, as it is gathered.</summary>
internal sealed class StainFrame(string kind, int first, int end)
{
    private RangeBox? ratio;
    private RangeBox? copies;
    private List<StainShare>? shares;
    private List<string>? patterns;
    private List<string>? intensities;

    /// <summary>cea, her2, ish or other.</summary>
    public string Kind => kind;

    /// <summary>The first and last (exclusive) of its words.</summary>
    public int First { get; private set; } = first;

    public int End { get; private set; } = end;

    /// <summary>The marker's own words.</summary>
    public int MarkerFirst { get; } = first;

    public int MarkerEnd { get; } = end;

    /// <summary>The words that settle it; the marker's where there are none.</summary>
    public int Settled { get; private set; } = -1;

    public string? Result { get; private set; }

    /// <summary>True for a result that gives way to any other.</summary>
    public bool IsWeak { get; private set; }

    /// <summary>True for a result told once for a list after it: "negative for A, B".</summary>
    public bool IsInherited { get; private set; }

    /// <summary>True right after "no" before the marker: "no CEA staining".</summary>
    public bool IsNegated { get; private set; }

    public StainItem? Score { get; private set; }

    public decimal? HScore { get; private set; }

    public NumberRange? Ratio => RangeBox.In(ratio);

    public NumberRange? Copies => RangeBox.In(copies);

    /// <summary>True where gene copies are spoken of, told or not.</summary>
    public bool IsOfGene { get; private set; }

    public List<StainShare> Shares => shares ??= [];

    public List<string> Patterns => patterns ??= [];

    public List<string> Intensities => intensities ??= [];

    /// <summary>True where a pattern was denied and nothing else said so far.</summary>
    public bool IsPatternDenied { get; private set; }

    /// <summary>True for what its sentence spoke of last.</summary>
    public bool IsLast { get; private set; }

    /// <summary>True for a result in so many words.</summary>
    public bool IsExplicit => (Result is not null && !IsWeak) || Score is not null;

    public bool HasStaining => patterns is { Count: > 0 } || intensities is { Count: > 0 } || shares is { Count: > 0 } || HScore is not null;

    /// <summary>True where anything is said at all.</summary>
    public bool IsTold => Result is not null || Score is not null || HasStaining || ratio is not null || copies is not null || IsPatternDenied;

    /// <summary>Takes a result as the one that counts.</summary>
    public void Settle(string result, bool isWeak, bool isInherited, int token) => (Result, IsWeak, IsInherited, Settled) = (result, isWeak, isInherited, token);

    /// <summary>Takes a score as the one that counts.</summary>
    public void Settle(StainItem score) => (Score, Settled) = (score, score.First);

    /// <summary>Takes an H-score, ratio or copy number; the first of each counts.</summary>
    public void Measure(StainItem item)
    {
        HScore ??= item.Kind is StainKind.HScore ? item.Range?.Low : null;
        IsOfGene |= item.Kind is StainKind.Ratio or StainKind.Copies;
        ratio ??= item.Kind is StainKind.Ratio ? RangeBox.Of(item.Range) : null;
        copies ??= item.Kind is StainKind.Copies && item.Value is not "other" ? RangeBox.Of(item.Range) : null;
    }

    /// <summary>Sets what follows under a negation, or ends it.</summary>
    public void Negate(bool isNegated) => IsNegated = isNegated;

    /// <summary>Notes a pattern that isn't there.</summary>
    public void DenyPattern() => IsPatternDenied = true;

    /// <summary>Notes that its sentence spoke of it last.</summary>
    public void MarkLast() => IsLast = true;

    /// <summary>Takes words into what is quoted.</summary>
    public void Cover(int from, int to) => (First, End) = (Math.Min(First, from), Math.Max(End, to));

    /// <summary>The kind only.</summary>
    public override string ToString() => Kind;
}
