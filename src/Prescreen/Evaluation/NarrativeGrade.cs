using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Completes a grade by what operation notes say of it (clinical.md I4.cc, §7).</summary>
internal static class NarrativeGrade
{
    /// <summary>Words with a score decide beside or instead of a result; two scores, or words without one, must be looked at.</summary>
    public static Finding Complete(Finding coded, string kind, GradeCriterion criterion, EvaluationContext context)
    {
        List<GradeWords>? scores = null;
        GradeWords? vague = null;
        GradeWords? early = null;
        foreach (var mention in context.Record.Mentions(kind))
        {
            if (mention.Finding.Assertion is Assertion.Planned or Assertion.Other || NarrativeReading.IsOutranked(mention) || !NarrativeReading.IsThere(mention, context))
            {
                continue;
            }

            var words = Read(mention, criterion, context);
            switch (words.Since)
            {
                case Certainty.No:
                    early = words;
                    break;
                case Certainty.Yes when words.IsScore:
                    (scores ??= []).Add(words);
                    break;
                default:
                    vague = vague is { IsScore: false } ? vague : words;
                    break;
            }
        }

        return scores is not null ? OfScores(coded, scores, criterion)
            : vague is { } open ? Vague(coded, open, criterion)
            : Without(coded, early, criterion, context);
    }

    private static Finding OfScores(Finding coded, List<GradeWords> scores, GradeCriterion criterion)
    {
        var first = scores[0];
        Evidence[] evidence = [.. scores.Select(one => one.Mention.AsEvidence())];
        if (scores.Find(one => scores.Exists(other => !other.Agrees(one.Number))) is { Mention.Fact: not null } differing)
        {
            first = differing;
            var other = scores.Find(one => !one.Agrees(first.Number));
            return new(Outcome.Review, new Reason("{0}: \"{1}\" and \"{2}\" are different scores.", criterion.Title, first.Quote, other.Quote), [.. evidence, .. coded.Evidence], Basis.Narrative);
        }

        var narrowest = scores.MinBy(one => (one.Number.High ?? criterion.Highest) - (one.Number.Low ?? 0));
        var said = Decide(narrowest, criterion);
        if (coded.Outcome is Outcome.Unknown || coded.Evidence.Count == 0)
        {
            return new(said.Outcome, said.Reason, evidence, Basis.Narrative);
        }

        Evidence[] both = [.. coded.Evidence, .. evidence];
        if (Grade(coded, criterion) is { } number && !narrowest.Agrees(number))
        {
            return new(Outcome.Review, new Reason("{0}: the result says {1}, the words \"{2}\".", criterion.Title, coded.Evidence[0].Value, narrowest.Quote), both, Basis.Narrative);
        }

        return coded.Outcome is Outcome.Met or Outcome.NotMet ? new(coded.Outcome, coded.Reason, both, coded.Basis) : new(said.Outcome, said.Reason, both, Basis.Narrative);
    }

    private static Finding Decide(GradeWords words, GradeCriterion criterion)
    {
        var (number, when) = (words.Number, (object?)words.When ?? "an unknown day");
        if (!NarrativeReading.IsFinal(words.Mention))
        {
            return new(Outcome.Review, new Reason("{0} \"{1}\" of {2} is in a note that isn't final.", criterion.Title, words.Quote, when));
        }

        if (number.Low < 0 || number.High > criterion.Highest)
        {
            return new(Outcome.Review, new Reason("{0} \"{1}\" of {2} isn't a grade from 0 to {3}.", criterion.Title, words.Quote, when, criterion.Highest));
        }

        return criterion.Require.Compare(number.Low, number.LowInclusive, number.High, number.HighInclusive) switch
        {
            Side.Satisfies => new(Outcome.Met, new Reason("{0} \"{1}\" of {2} is {3}.", criterion.Title, words.Quote, when, criterion.Require)),
            Side.Fails => new(criterion.Narrative is NarrativeUse.Decides ? Outcome.NotMet : Outcome.Review, new Reason("{0} \"{1}\" of {2} is not {3}.", criterion.Title, words.Quote, when, criterion.Require)),
            Side.Straddles => new(Outcome.Review, new Reason("{0} \"{1}\" of {2} may or may not be {3}.", criterion.Title, words.Quote, when, criterion.Require)),
            _ => throw new System.Diagnostics.UnreachableException("No such side."),
        };
    }

    // Words without a score leave a result's decision as it is, and otherwise need a person.
    private static Finding Vague(Finding coded, GradeWords words, GradeCriterion criterion)
        => coded.Outcome is Outcome.Met or Outcome.NotMet ? coded
            : new(
                Outcome.Review,
                new Reason(
                    words.Since is Certainty.Unclear ? "{0} \"{1}\" ({2}) can't be placed before or after the surgery."
                        : words.Number == default ? "{0}: \"{1}\" ({2}) tells no score." : "{0}: \"{1}\" ({2}) isn't certain.",
                    criterion.Title,
                    words.Quote,
                    (object?)words.When ?? "undated"),
                [words.Mention.AsEvidence(), .. coded.Evidence],
                Basis.Narrative);

    private static Finding Without(Finding coded, GradeWords? early, GradeCriterion criterion, EvaluationContext context)
    {
        if (coded.Outcome is not Outcome.Unknown)
        {
            return coded;
        }

        foreach (var concept in criterion.Notes)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is ReportFact { Status: not ResultStatus.Registered } note && NarrativeReading.IsUnread(note) && (note.Effective is not { } when || context.AsOf.IsThere(when))
                    && (criterion.Since is not { } since || AnchorReading.IsSince(note.Effective, since, context).Is is not Certainty.No))
                {
                    return new(Outcome.Review, new Reason("{0}: {1} ({2}) has words that could not be read.", criterion.Title, NarrativeReading.NameOf(note), (object?)note.Effective ?? "undated"), [new Evidence(note), .. coded.Evidence]);
                }
            }
        }

        return early is { } old && coded.Evidence.Count == 0
            ? new(Outcome.Unknown, new Reason("{0}: \"{1}\" is of {2}, before the surgery; {3} would settle it.", criterion.Title, old.Quote, old.When, criterion.SettledBy ?? "a new one"), [old.Mention.AsEvidence()], Basis.Narrative)
            : coded;
    }

    private static NumberRange? Grade(Finding coded, GradeCriterion criterion)
        => coded.Evidence[0].Fact is ResultFact result && GradeValue.Read(result.Value, criterion.Answers) is { } grade ? new NumberRange(grade.Low, grade.High) : null;

    // What a later note tells of the past may be of an earlier surgery, unless it gives the date.
    private static GradeWords Read(NarrativeMention mention, GradeCriterion criterion, EvaluationContext context)
    {
        var finding = mention.Finding;
        var when = NarrativeReading.TimeOf(mention, context);
        var isDated = finding.Assertion is not Assertion.Historical || NarrativeReading.ToldBy(finding, context) is not null;
        var since = criterion.Since is { } anchor ? AnchorReading.IsSince(when, anchor, context).Is : Certainty.Yes;
        return new(mention, finding.Number ?? default, when, since is Certainty.Yes && !isDated ? Certainty.Unclear : since);
    }

    private readonly record struct GradeWords(NarrativeMention Mention, NumberRange Number, DateInterval? When, Certainty Since)
    {
        public string Quote => Mention.Finding.Quote;

        public bool IsScore => Number != default && Mention.Finding.Assertion is Assertion.Present or Assertion.Historical;

        public bool Agrees(NumberRange other) => !(Number.Low > other.High) && !(Number.High < other.Low);

        public override string ToString() => Mention.ToString();
    }
}
