using System.Diagnostics;
using System.Runtime.InteropServices;
using Prescreen.Facts;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Context;

/// <summary>
/// Says how words of a sentence are asserted, in the manner of NegEx (https://doi.org/10.1006/jbin.2001.1029) and ConText
/// (https://doi.org/10.1016/j.jbi.2009.05.002): triggers reach forward or backward to the end of their clause; the nearest decides, and those that follow
/// each other closely are read together ("no history of").
/// </summary>
internal sealed class AssertionReader
{
    private const int FarthestForward = 40;
    private const int FarthestBackward = 16;
    private const int Together = 4;

    private static readonly ulong Verb = RoleBits.Of(Roles.Verb);
    private static readonly ulong Terminator = RoleBits.Of(Roles.Terminator);

    private bool hasReversed;
    private bool hasThrough;
    private bool hasCurrent;
    private bool hasVerb;

    /// <summary>The triggers, pseudo-triggers and terminators of the sentence, in order.</summary>
    public List<TermHit> Hits { get; } = [];

    /// <summary>Forgets the sentence.</summary>
    public void Clear() => Hits.Clear();

    /// <summary>Looks at all hits once, after the last was added.</summary>
    public void Settle()
    {
        (hasReversed, hasThrough, hasCurrent, hasVerb) = (false, false, false, false);
        foreach (ref readonly var hit in CollectionsMarshal.AsSpan(Hits))
        {
            hasReversed |= hit.Term.Trigger is { IsReversed: true };
            hasThrough |= hit.Term.Trigger is { IsThrough: true };
            hasCurrent |= hit.Term.Trigger is { IsCurrent: true };
            hasVerb |= hit.Term.RoleBit == Verb && hit.Is(Roles.Verb);
        }
    }

    /// <summary>How the words from one token to another (exclusive) are asserted.</summary>
    public Assertion Of(string text, ReadOnlySpan<Token> tokens, int first, int end, SectionKind section)
        => InSection(Hits.Count == 0 ? Assertion.Present : InSentence(text, tokens, first, end), section);

    private Assertion InSentence(string text, ReadOnlySpan<Token> tokens, int first, int end)
    {
        var assertion = Combine(Before(text, tokens, first, end, out var isReversed), After(text, tokens, first, end));
        return isReversed ? assertion is Assertion.Absent ? Assertion.Present : Assertion.Absent
            : assertion is Assertion.Historical && hasCurrent && IsStillSo(tokens, end) ? Assertion.Present
            : assertion;
    }

    // "Previously described metastases are again seen."
    private bool IsStillSo(ReadOnlySpan<Token> tokens, int end)
    {
        for (var index = FirstFrom(end); index < Hits.Count; index++)
        {
            var hit = Hits[index];
            if (hit.Term.Trigger is { IsCurrent: true } && hit.First - end <= FarthestBackward)
            {
                return !IsParted(tokens, end, hit.First);
            }
        }

        return false;
    }

    private static Assertion InSection(Assertion assertion, SectionKind section)
        => section is SectionKind.Family or SectionKind.Criteria ? Assertion.Other
            : section is SectionKind.History && assertion is Assertion.Present ? Assertion.Historical
            : section is SectionKind.Plan && assertion is (Assertion.Present or Assertion.Possible) ? Assertion.Planned
            : assertion;

    // "No metastasis can be excluded": what can't be excluded is possible, whatever stands before it.
    private static Assertion Combine(Assertion before, Assertion after)
        => (before, after) is (Assertion.Absent, Assertion.Possible) ? Assertion.Possible : Stronger(before, after);

    private static Assertion Stronger(Assertion one, Assertion other) => Rank(one) >= Rank(other) ? one : other;

    private static int Rank(Assertion assertion) => assertion switch
    {
        Assertion.Other => 5,
        Assertion.Planned => 4,
        Assertion.Absent => 3,
        Assertion.Possible => 2,
        Assertion.Historical => 1,
        Assertion.Present => 0,
        _ => throw new UnreachableException($"No assertion {assertion}."),
    };

    private Assertion Before(string text, ReadOnlySpan<Token> tokens, int first, int end, out bool isReversed)
    {
        isReversed = hasReversed && Any(tokens, first, static trigger => trigger.IsReversed);
        if (hasThrough && Any(tokens, first, static trigger => trigger.IsThrough))
        {
            return Assertion.Other;
        }

        var assertion = Assertion.Present;
        var nearest = first;
        var hasOwnVerb = hasVerb && HasVerbAfter(tokens, end);
        for (var index = FirstFrom(first) - 1; index >= 0; index--)
        {
            var hit = Hits[index];
            if (IsTerminator(hit) || first - hit.End > FarthestForward || IsParted(tokens, hit.End, nearest)
                || (hasOwnVerb && IsVerbal(index) && Clause.HasNewOne(text, tokens, hit.End, first)))
            {
                break;
            }

            if (hit.Term.Trigger is not { IsForward: true, IsReversed: false } trigger || first - hit.End > trigger.Within || Clause.HasAny(text, tokens, hit.End, first, trigger.Until))
            {
                continue;
            }

            // Farther ones count only where they lead to the nearest: "no history of".
            if (nearest == first || Leads(text, tokens, hit.End, nearest))
            {
                assertion = Stronger(assertion, trigger.Assertion);
                nearest = hit.First;
            }
        }

        return assertion;
    }

    private bool Any(ReadOnlySpan<Token> tokens, int first, Func<TriggerMeaning, bool> so)
    {
        var found = false;
        foreach (var hit in Hits)
        {
            if (hit.First >= first)
            {
                break;
            }

            // "Family history of cancer but no metastasis"; "her aunt, who had cancer" goes on.
            found = (hit.Term.Trigger is { } trigger && so(trigger) && !Clause.Holds(tokens, hit.End, first, ';'))
                || (found && !(hit.Is(Roles.Terminator) && hit.Value is not "weak"));
        }

        return found;
    }

    private Assertion After(string text, ReadOnlySpan<Token> tokens, int first, int end)
    {
        for (var index = FirstFrom(first + 1); index < Hits.Count; index++)
        {
            var hit = Hits[index];
            if (hit.First < end && (hit.First <= first || hit.End <= end))
            {
                // A trigger may begin within the words it sets: 右半结肠切除术后.
                continue;
            }

            var trigger = hit.Term.Trigger;
            if (trigger is { IsCurrent: true })
            {
                continue;
            }

            var isForward = trigger is { IsBackward: false };
            if (isForward && index + 1 < Hits.Count && Hits[index + 1].First == hit.First)
            {
                // The same words reach backward too.
                continue;
            }

            if (IsTerminator(hit) || isForward || hit.First - end > FarthestBackward || (hit.First > end + 1 && IsParted(tokens, end, hit.First)))
            {
                break;
            }

            if (IsAboutWhatFollows(tokens, index))
            {
                break;
            }

            if (trigger is not null && hit.First - end <= trigger.Within && (!trigger.NeedsColon || FollowsColon(tokens, hit)))
            {
                // "Cardiomegaly, effusion not seen", but "cardiomegaly, effusion and edema are not seen".
                return Clause.IsList(text, tokens, end, hit.First) ? trigger.Assertion : Assertion.Present;
            }
        }

        return Assertion.Present;
    }

    // "is noted", "are negative for", "is not": a statement with its verb.
    private bool IsVerbal(int index)
        => Hits[index].Is(Roles.Verb) || Hits[index].Term.HasVerb
            || (Hits[index].Is(Roles.Trigger) && index > 0 && Hits[index - 1].Is(Roles.Verb) && Hits[index - 1].End == Hits[index].First);

    private static bool IsTerminator(in TermHit hit) => hit.Term.RoleBit == Terminator && hit.Is(Roles.Terminator);

    // The index of the first hit that begins at a token or after it; hits stand in order.
    private int FirstFrom(int token)
    {
        var (low, high) = (0, Hits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Hits[middle].First < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private bool HasVerbAfter(ReadOnlySpan<Token> tokens, int end)
    {
        for (var index = FirstFrom(end); index < Hits.Count; index++)
        {
            var hit = Hits[index];
            if (hit.Is(Roles.Verb))
            {
                return !IsParted(tokens, end, hit.First);
            }
        }

        return false;
    }

    // 增强CT：肝内未见占位: the same words reach forward too, and there is something for them to reach.
    private bool IsAboutWhatFollows(ReadOnlySpan<Token> tokens, int index)
        => index > 0 && Hits[index - 1].First == Hits[index].First && Hits[index - 1].Term.Trigger is { IsBackward: false }
            && Hits[index].End < tokens.Length && tokens[Hits[index].End].IsChinese;

    // "Perineural invasion: no", or the same in columns; "no" after other words begins something new.
    private static bool FollowsColon(ReadOnlySpan<Token> tokens, in TermHit hit)
        => tokens[hit.First].Gap is Gap.Wide || (hit.First > 0 && tokens[hit.First - 1].Is(':'));

    private static bool Leads(string text, ReadOnlySpan<Token> tokens, int from, int to)
        => to - from <= Together && !Clause.HasNewOne(text, tokens, from, to) && !Clause.Holds(tokens, from, to, '、');

    // Clauses end at semicolons, and at a comma between Chinese words; 、 goes on with a list.
    private static bool IsParted(ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Is(';') || (tokens[at].Is(',') && ((at > 0 && tokens[at - 1].IsChinese) || (at + 1 < tokens.Length && tokens[at + 1].IsChinese))))
            {
                return true;
            }
        }

        return false;
    }
}
