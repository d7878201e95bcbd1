using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Cardiac;

/// <summary>Finds the left ventricular ejection fraction, in percent; a fraction up to one is one of 100.</summary>
internal sealed class EjectionFractionExtractor(DateReader dates) : IFindingExtractor
{
    private const int Reach = 12;
    private const decimal Lowest = 5;

    public ulong Needs { get; } = RoleBits.Of(FindingRoles.Lvef);

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        var end = 0;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (!hit.Is(FindingRoles.Lvef) || hit.First < end)
            {
                continue;
            }

            if (Fraction(sentence, hit) is { } found)
            {
                end = found.End;
                FindingDraft draft = new(FindingKinds.Lvef)
                {
                    Assertion = NumberReader.AssertionOf(sentence, hit.First, found.End),
                    First = hit.First,
                    End = found.End,
                    Value = sentence.Words(found.First, found.End).ToString(),
                    Percent = found.Range,
                };
                into.Add(dates.Dated(sentence, draft).Finish(sentence));
            }
            else if (sentence.AssertionOf(hit) is Assertion.Planned)
            {
                into.Add(new FindingDraft(FindingKinds.Lvef) { Assertion = Assertion.Planned, First = hit.First, End = hit.End }.Finish(sentence));
            }
        }
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private static (NumberRange Range, int First, int End)? Fraction(SentenceReading sentence, in TermHit name)
    {
        for (var from = name.End; NumberReader.After(sentence, from, name.End + Reach - from) is { } number; from = number.End)
        {
            var isPercent = sentence.IsSign(number.End, '%');
            if (isPercent || (IsWhole(number.Range) && from == name.End && number.First - name.End <= 4 && !IsCounted(sentence, number.End)))
            {
                return (number.Range, number.First, isPercent ? number.End + 1 : number.End);
            }

            if (number.Range is { Low: > 0 and <= 1, High: > 0 and <= 1 } share && from == name.End && number.First - name.End <= 4)
            {
                return (new NumberRange(share.Low * 100, share.High * 100), number.First, number.End);
            }
        }

        return null;
    }

    private static bool IsWhole(NumberRange range) => (range.Low ?? range.High) is >= Lowest and <= 100 && (range.High ?? range.Low) <= 100;

    private static bool IsCounted(SentenceReading sentence, int at) => at < sentence.Tokens.Length && sentence.Tokens[at].Sign is '/' or '-';
}
